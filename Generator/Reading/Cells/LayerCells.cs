using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading.Cells;

/// <summary>The cells of a network's layers, and what layers and plasticity say of them.</summary>
internal sealed class LayerCells
{
    private readonly Dictionary<string, CellSpec> _cells = [];
    private readonly IReadOnlyList<Member> _members;
    private readonly Findings _findings;

    public LayerCells(IReadOnlyList<Member> members, Compilation compilation, Findings findings)
    {
        (_members, _findings) = (members, findings);
        foreach (var layer in members)
        {
            if (CellReader.Of(layer, compilation, findings) is not { } cell) continue;
            _cells[layer.Name] = cell;
            CheckOptions(layer, cell);
            if (layer.Is(KnownNames.Dense)) CheckDense(layer, cell);
        }
    }

    /// <summary>The cell of a layer, if it has one that could be read.</summary>
    public CellSpec? Of(string layer) => _cells.TryGetValue(layer, out var cell) ? cell : null;

    /// <summary>Which path of a layer's cell is plastic; null where there is no cell, or, with findings, none can be chosen.</summary>
    public CellMember? Path(Member layer, AttributeData plastic)
    {
        var named = plastic.Named<string?>("Path", null);
        if (Of(layer.Name) is not { } cell)
        {
            if (layer.Cell is null) _findings.NoEffect(plastic, $"{layer.Name} has no cell", "Path");
            return null;
        }

        var names = cell.Paths.Select(path => path.Name).ToList();
        if (named is not null) return names.Contains(named) ? cell.Find(named) : Unknown(named, "a path", cell, names, plastic.Place("Path", _findings.Token));
        if (cell.PlasticPath is { } path) return path;
        _findings.Report(Rules.CellPathNotChosen, plastic.Place(_findings.Token), layer.Name, cell.Name, string.Join(", ", names));
        return null;
    }

    /// <summary>Whether an option of [Plastic] names a member of the layer's cell, and not of the network.</summary>
    public bool Names(Member layer, string? option) => option is not null && Of(layer.Name)?.Find(option) is not null;

    /// <summary>What a modulator reads of the cells of its sources; null for their activity.</summary>
    public string? Value(IReadOnlyList<string> sources, AttributeData modulated)
    {
        if (modulated.Named<string?>("Value", null) is not { } name) return null;
        var place = modulated.Place("Value", _findings.Token);
        foreach (var source in sources)
        {
            if (Of(source) is not { } cell)
            {
                if (_members.FirstOrDefault(member => member.Name == source)?.Cell is null) _findings.NoEffect(modulated, $"{source} has no cell", "Value");
                return null;
            }

            if (cell.Find(name) is not { } member)
            {
                Unknown(name, "a value", cell, [.. cell.Members.Select(one => one.Name)], place);
                return null;
            }

            if (modulated.Named("At", Tap.Now) == Tap.Before && !member.IsCarried)
            {
                _findings.Report(Rules.CellValueWithoutBefore, place, name, cell.Name);
                return null;
            }
        }

        return name == CellSpec.Activity ? null : name;
    }

    /// <summary>What of [Plastic] cannot go with a cell, once its rule is known.</summary>
    public void CheckPlastic(Member layer, AttributeData plastic, RuleSpec rule, PathNames names)
    {
        if (Of(layer.Name) is not { } cell) return;
        if (cell.Paths.Count > 1 && plastic.Named("Slow", SlowWeights.Learned) == SlowWeights.None)
        {
            Refuse(plastic.Place("Slow", _findings.Token), "SlowWeights.None", layer, "its paths share one matrix of slow weights", "leave Slow out");
        }

        if (plastic.Named("Read", Read.BeforeCommit) == Read.AfterCommit && (Names(layer, plastic.Named<string?>("Pre", null)) || Names(layer, plastic.Named<string?>("Post", null))))
        {
            Refuse(plastic.Place("Read", _findings.Token), "Read.AfterCommit", layer, "the commit would come before the value of the cell that it uses", "name a layer or an input with Pre and Post");
        }

        var mine = cell.Learned.Select(one => one.Parameter).Concat(cell.States.Select(state => Naming.Snake(state.Name))).ToList();
        var ofRule = rule.Learned.Select(one => one.Parameter).Concat(rule.States.Select(state => Naming.Snake(state.Name))).Concat(rule.Reductions.Select(one => Naming.Snake(one.Name)));
        if (names != PathNames.Only) ofRule = ofRule.Concat(CellNames.Taken.Select(Naming.Snake));
        var clash = ofRule.Select(names.Parameter).FirstOrDefault(mine.Concat(cell.Members.Select(member => Naming.Snake(member.Name))).Contains);
        if (clash is not null) Refuse(plastic.Place(_findings.Token), $"The rule {rule.Name}", layer, $"both have something called {clash}", "rename it in one of them");
    }

    /// <summary>Reports that a layer has two [Plastic] for the same connections.</summary>
    public void PlasticTwice(Member layer, AttributeData plastic, string? path)
    {
        if (Of(layer.Name) is { } cell) _findings.Report(Rules.CellPathTwice, plastic.Place(_findings.Token), layer.Name, path ?? cell.Name, string.Join(", ", cell.Paths.Select(one => one.Name)));
    }

    private void CheckOptions(Member layer, CellSpec cell)
    {
        var declaration = layer.Declaration;
        _findings.NoEffect(declaration, $"the cell {cell.Name} says what becomes of the sum", "Activation", "Leak", "LeakLearned");
        if (declaration.Named("Input", InputMode.Linear) is var input && (input == InputMode.Clamp || (input == InputMode.Add && cell.Paths.Count > 1)))
        {
            Refuse(declaration.Place("Input", _findings.Token), $"InputMode.{input}", layer, "what comes in has to go through the weights of a path", "leave Input out");
        }

        if (cell.Paths.Count > 1 && Attributes.All(layer.Property, KnownNames.Inject).FirstOrDefault() is { } inject)
        {
            Refuse(inject.Place(_findings.Token), "[Inject]", layer, "it has several paths to inject into", "let the layer read the signal with FromAll");
        }
    }

    private void CheckDense(Member layer, CellSpec cell)
    {
        var why = cell.Paths.Count > 1 ? "has several paths" : cell.OnlySums ? null : "tells fromInput and fromRecurrent apart";
        if (why is not null) _findings.Report(Rules.CellForDense, layer.Declaration.Place(_findings.Token), cell.Name, layer.Name, why);
    }

    private void Refuse(Location? place, string option, Member layer, string why, string remedy) =>
        _findings.Report(Rules.CellOptionRefused, place, option, layer.Name, why, remedy);

    private CellMember? Unknown(string name, string what, CellSpec cell, IReadOnlyList<string> candidates, Location? place)
    {
        _findings.ReportName(Rules.CellMemberUnknown, place, name, candidates, name, what, cell.Name, string.Join(", ", candidates));
        return null;
    }
}
