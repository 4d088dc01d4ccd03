using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Resolves what a layer reads: From, FromAll, [Inject], or the default.</summary>
internal sealed class SourceReader(INamedTypeSymbol type, IReadOnlyList<Member> members, Findings findings)
{
    /// <summary>Inputs with a part of their own, which layers read only if told so.</summary>
    private readonly HashSet<string> _special =
        [.. members.Select(m => m.Property).Append<ISymbol>(type).SelectMany(Named), .. members.Where(m => m.Is(KnownNames.Embedding)).SelectMany(m => Ids(m, members))];

    public EquatableArray<string> Sources(Member layer)
    {
        var declaration = layer.Declaration;
        var from = declaration.Named<string?>("From", null);
        var all = declaration.Texts("FromAll");
        if (from is not null && all.Count > 0)
        {
            findings.Report(Rules.SourceTwice, declaration.Place("FromAll", findings.Token), layer.Name);
        }

        IReadOnlyList<string> named = from is not null ? [from] : all;
        if (named.Count == 0) return Default(layer).ToEquatable();

        return named.Where((name, i) => Known(name, anyMember: true, PlaceOf(declaration, i))).ToEquatable();
    }

    /// <summary>Whether the layer names what it reads.</summary>
    public bool IsNamed(Member layer) => layer.Declaration.Named<string?>("From", null) is not null || layer.Declaration.Texts("FromAll").Count > 0;

    /// <summary>Whether a layer that names nothing reads the member if that stands above it.</summary>
    public bool IsDefault(Member layer, Member member) =>
        layer.Is(KnownNames.Embedding) ? member.IsInput : member.IsInput ? !_special.Contains(member.Name) : !member.IsReadout;

    public EquatableArray<InjectionSpec> Injections(Member layer)
    {
        var injections = new List<InjectionSpec>();
        foreach (var attribute in Attributes.All(layer.Property, KnownNames.Inject))
        {
            var signal = attribute.Positional(0, "");
            var gain = Numbers.Gain(attribute, findings);
            if (!Known(signal, anyMember: true, attribute.Place(0, findings.Token))) continue;
            CheckSize(layer, signal, "[Inject]", attribute.Place(0, findings.Token));
            injections.Add(new InjectionSpec(signal, gain));
        }

        return injections.ToEquatable();
    }

    /// <summary>Where the name of a source stands, in From or FromAll.</summary>
    public Location? PlaceOf(AttributeData declaration, int number) =>
        declaration.Named<string?>("From", null) is not null ? declaration.Place("From", findings.Token) : declaration.Place("FromAll", number, findings.Token);

    /// <summary>Whether the name is a member that can be read; reports if not.</summary>
    public bool Known(string name, bool anyMember, Location? place)
    {
        var candidates = members.Where(m => anyMember || !m.IsInput).Select(m => m.Name).ToList();
        if (candidates.Contains(name)) return true;
        findings.ReportName(Rules.UnknownSource, place, name, candidates, name, anyMember ? "a layer or input" : "a layer", type.Name, string.Join(", ", candidates));
        return false;
    }

    /// <summary>Checks that what a layer reads and what goes with it neuron by neuron are of one size, where all are constants.</summary>
    public void CheckRead(Member layer, string other, string what, Location? place)
    {
        var read = Sources(layer).Select(source => members.First(m => m.Name == source).Size).ToList();
        if (members.First(m => m.Name == other).Size is { } size && read.Count > 0 && read.All(one => one is not null) && read.Sum() != size)
        {
            findings.Report(Rules.SizeMismatch, place, what, other, Literal.Of(size), $"what {layer.Name} reads", Literal.Of(read.Sum()!.Value));
        }
    }

    /// <summary>Checks that a layer and what it takes neuron by neuron are of one size, where both are constants.</summary>
    public void CheckSize(Member layer, string source, string what, Location? place)
    {
        if (layer.Size is { } size && members.First(m => m.Name == source).Size is { } other && size != other)
        {
            findings.Report(Rules.SizeMismatch, place, what, source, Literal.Of(other), layer.Name, Literal.Of(size));
        }
    }

    /// <summary>Whether the name is a member with one value per lane; reports if not.</summary>
    public bool IsSignal(string name, string option, AttributeData attribute)
    {
        var place = attribute.Place(option, findings.Token);
        if (!Known(name, anyMember: true, place)) return false;
        var member = members.First(m => m.Name == name);
        if (member.Size == 1) return true;
        findings.Report(Rules.NotOneValue, place, option, name, member.Size is { } size ? Literal.Of(size) : "a constructor parameter", member.Kind);
        return false;
    }

    private static IEnumerable<string> Named(ISymbol symbol) => Attributes.All(symbol, KnownNames.Inject).Select(a => a.Positional(0, ""))
        .Concat(Attributes.AllPlastic(symbol).Select(plastic => plastic.Named<string?>("CommitOn", null)).OfType<string>())
        .Concat(new[] { Attributes.Find(symbol, KnownNames.Neuromodulated)?.Named("Signal", "") }.OfType<string>());

    /// <summary>Where an embedding finds its ids: the input that it names, or the nearest above it.</summary>
    private static IEnumerable<string> Ids(Member embedding, IReadOnlyList<Member> members) => embedding.Declaration.Named<string?>("From", null) is { } from
        ? [from]
        : members.TakeWhile(m => m != embedding).Where(m => m.IsInput).Reverse().Take(1).Select(m => m.Name);

    private IEnumerable<string> Default(Member layer)
    {
        if (layer.Is(KnownNames.Embedding)) return Ids(layer, members);
        var above = members.TakeWhile(m => m != layer).ToList();
        var nearest = above.LastOrDefault(m => !m.IsInput && !m.IsReadout);
        return nearest is not null
            ? [nearest.Name]
            : above.Where(m => m.IsInput && !_special.Contains(m.Name)).Select(m => m.Name);
    }
}
