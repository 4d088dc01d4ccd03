using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>What embeddings, dropouts and modules say beyond other layers, and what must hold of what they read.</summary>
internal sealed class LayerReader(IReadOnlyList<Member> members, IReadOnlyList<LayerSpec> layers, Findings findings)
{
    public static IReadOnlyList<LayerSpec> Complete(IReadOnlyList<Member> members, IReadOnlyList<LayerSpec> layers, Findings findings)
    {
        var reader = new LayerReader(members, layers, findings);
        IReadOnlyList<LayerSpec> complete = [.. layers.Select(reader.Complete)];
        reader.CheckIds();
        return complete;
    }

    private LayerSpec Complete(LayerSpec layer)
    {
        var member = Member(layer.Name);
        switch (layer.Kind)
        {
            case LayerKind.Embedding:
                CheckEmbedding(layer, member);
                return layer with { Count = member.Declaration.Positional(0, 0) };
            case LayerKind.Dropout:
                return layer with { Rate = Rate(member), Size = Source(layer, member) is { } source ? SizeOf(source) : new SizeSpec(1) };
            default:
                return WithModule(layer, members);
        }
    }

    /// <summary>The layer with its type, if it is a module of the author's.</summary>
    public static LayerSpec WithModule(LayerSpec layer, IReadOnlyList<Member> members)
    {
        if (layer.Kind != LayerKind.Module) return layer;
        var property = members.First(member => member.Name == layer.Name).Property;
        return layer with { ModuleType = property.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), Visibility = Visibility(property) };
    }

    private static string Visibility(IPropertySymbol module)
    {
        var seen = Reach(module.Type);
        return seen >= Reach(module.ContainingType) ? "public" : seen == Accessibility.Internal ? "internal" : "private";
    }

    /// <summary>From where a type can be seen, with the types around it and its arguments: everywhere, in its assembly, or less.</summary>
    private static Accessibility Reach(ITypeSymbol type)
    {
        var reach = type.DeclaredAccessibility switch
        {
            Accessibility.Public or Accessibility.NotApplicable => Accessibility.Public,
            Accessibility.Internal or Accessibility.ProtectedOrInternal => Accessibility.Internal,
            _ => Accessibility.Private,
        };
        IEnumerable<ITypeSymbol> others = type is INamedTypeSymbol named ? named.TypeArguments : [];
        if (type.ContainingType is { } outer) others = others.Append(outer);
        return others.Select(Reach).Append(reach).Min();
    }

    private void CheckEmbedding(LayerSpec layer, Member embedding)
    {
        if (layer.Sources.Count == 0) return;
        var source = Member(layer.Sources[0]);
        var what = !source.IsInput ? $"{source.Name} is a [{source.Kind}]" : source.Size is not 1 ? $"{source.Name} has {(source.Size is { } size ? Literal.Of(size) : "any number of")} values" : null;
        if (what is not null) findings.Report(Rules.EmbeddingSource, Place(embedding), layer.Name, what);
    }

    /// <summary>Ids are no numbers: only embeddings read them.</summary>
    private void CheckIds()
    {
        foreach (var embedding in layers.Where(layer => layer.Kind == LayerKind.Embedding))
        {
            foreach (var ids in embedding.Sources)
            {
                foreach (var other in layers.Where(layer => layer.Kind != LayerKind.Embedding
                    && (layer.Sources.Contains(ids) || layer.Injections.Any(injection => injection.Signal == ids) || layer.Plastics.Any(plastic => plastic.Modulation?.Reads.Contains(ids) == true || plastic.Schedule?.On == ids))))
                {
                    if (Member(ids).IsInput) findings.Report(Rules.IdsAsNumbers, DeclarationReader.Place(Member(other.Name).Property), other.Name, ids, embedding.Name);
                }
            }
        }
    }

    private double Rate(Member dropout)
    {
        var rate = dropout.Declaration.Positional(0, 0.0);
        if (rate is >= 0 and < 1) return rate;
        findings.Report(Rules.DropoutRate, dropout.Declaration.Place(0, findings.Token), dropout.Name, Literal.Of(rate));
        return 0;
    }

    private string? Source(LayerSpec layer, Member dropout)
    {
        if (layer.Sources.Count > 1) findings.Report(Rules.DropoutSource, Place(dropout), layer.Name, string.Join(", ", layer.Sources));
        return layer.Sources.FirstOrDefault();
    }

    /// <summary>The size of a member, through any dropouts below it.</summary>
    private SizeSpec SizeOf(string name)
    {
        var seen = new HashSet<string>();
        while (seen.Add(name) && layers.FirstOrDefault(layer => layer.Name == name) is { Kind: LayerKind.Dropout, Sources.Count: > 0 } dropout) name = dropout.Sources[0];
        var member = Member(name);
        return member.Is(KnownNames.Dropout) ? new SizeSpec(1) : new SizeSpec(member.Size, member.Size is null ? name : null);
    }

    private Member Member(string name) => members.First(member => member.Name == name);

    private Location? Place(Member layer) => layer.Declaration.Place("From", findings.Token);
}
