using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Checks the graph of a step and finds the order in which its layers are computed.</summary>
internal sealed class GraphReader(INamedTypeSymbol type, IReadOnlyList<Member> members, IReadOnlyList<LayerSpec> layers, Findings findings)
{
    private readonly Dictionary<string, LayerSpec> _layers = layers.ToDictionary(layer => layer.Name);

    public EquatableArray<string> Check()
    {
        // A member or source that is refused leaves gaps in the graph; they are not said on top of it.
        var whole = !findings.HasErrors;
        var order = Order();
        if (whole && order is not null && HasInput() && CheckPaths()) CheckReaders();
        return (order ?? layers.Select(layer => layer.Name)).ToEquatable();
    }

    /// <summary>What a layer needs within the same step.</summary>
    private static IEnumerable<string> Needs(LayerSpec layer) =>
        layer.Sources.Concat(layer.Injections.Select(injection => injection.Signal))
            .Concat(layer.Plastics.SelectMany(plastic => plastic.NeededBeforeRead).Where(name => name != layer.Name));

    /// <summary>What the plasticity of a layer depends on.</summary>
    private static IEnumerable<string> Steers(LayerSpec layer) =>
        layer.Plastics.SelectMany(plastic => (plastic.Modulation?.Reads ?? []).Concat(plastic.Schedule?.On is { } signal ? [signal] : []).Concat(plastic.Tap.Names));

    /// <summary>The layers, each after what it needs; null, with findings, if there is a cycle.</summary>
    private List<string>? Order()
    {
        var order = new List<string>();
        var path = new List<string>();

        bool Visit(string name)
        {
            if (order.Contains(name) || !_layers.TryGetValue(name, out var layer)) return true;
            if (path.Contains(name))
            {
                var cycle = path.Skip(path.IndexOf(name)).Append(name);
                var member = members.First(m => m.Name == name);
                findings.Report(Rules.Cycle, member.Declaration.Place(member.Declaration.Says("From") ? "From" : "FromAll", findings.Token), name, string.Join(" → ", cycle.Reverse()));
                return false;
            }

            path.Add(name);
            var sound = Needs(layer).All(Visit);
            path.Remove(name);
            order.Add(name);
            return sound;
        }

        return layers.All(layer => Visit(layer.Name)) ? order : null;
    }

    private bool HasInput()
    {
        if (members.Any(m => m.IsInput)) return true;
        findings.Report(Rules.NoInput, DeclarationReader.Place(type), type.Name);
        return false;
    }

    private bool CheckPaths()
    {
        var reached = new HashSet<string>(members.Where(m => m.IsInput).Select(m => m.Name));
        while (layers.Any(layer => Needs(layer).Any(reached.Contains) && reached.Add(layer.Name)))
        {
        }

        if (layers.Count == 0)
        {
            findings.Report(Rules.NoPath, DeclarationReader.Place(type), type.Name, "declare a layer, such as [Readout(2)]");
            return false;
        }

        foreach (var layer in layers.Where(layer => layer.Sources.Count == 0 && (layer.Injections.Count == 0 || layer.Input != InputMode.Linear || layer.ReadsPlastically)))
        {
            findings.Report(Rules.NoPath, DeclarationReader.Place(members.First(m => m.Name == layer.Name).Property), type.Name,
                $"{layer.Name} reads nothing; declare an [Input] above it or name its source with From");
        }

        return layers.All(layer => reached.Contains(layer.Name));
    }

    private void CheckReaders()
    {
        var read = new HashSet<string>(layers.SelectMany(layer => Needs(layer).Concat(Steers(layer))));
        foreach (var layer in layers.Where(layer => Steers(layer).Contains(layer.Name)))
        {
            if (!layers.Any(other => other != layer && Needs(other).Concat(Steers(other)).Contains(layer.Name)))
            {
                read.Remove(layer.Name);
            }
        }

        // Without a read-out, what no layer reads is the network's answer.
        var hasReadout = members.Any(m => m.IsReadout);
        foreach (var member in members.Where(m => (hasReadout ? !m.IsReadout : m.IsInput) && !read.Contains(m.Name)))
        {
            findings.Report(Rules.NeverRead, DeclarationReader.Place(member.Property), member.Name);
        }
    }
}
