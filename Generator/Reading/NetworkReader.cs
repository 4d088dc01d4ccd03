using Backpropamine.Generator.Reading.Cells;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Symbols → spec. The generator and the analyzers both call it: one truth with two hosts.</summary>
internal static class NetworkReader
{
    public static NetworkSpec Read(INamedTypeSymbol type, Compilation compilation, Findings findings)
    {
        var declaration = DeclarationReader.Read(type, compilation, findings);
        var (members, refused) = MemberReader.Read(type, findings);
        var emit = Attributes.Find(type, KnownNames.Network)?.Named("Emit", Target.None) ?? Target.None;
        var scope = new PlasticScope(type, members, findings);
        ConstructorReader.Check(type, declaration, members, findings);
        var names = new NameReader(type, members, scope, emit, findings);
        var taken = names.Check();

        var sources = new SourceReader(type, members, findings);
        var cells = new LayerCells(members, compilation, findings);
        var plasticity = new PlasticityReader(type, compilation, scope, sources, cells, findings);
        scope.Check();
        var layers = LayerReader.Complete(members, [.. members.Where(m => !m.IsInput).Select(m => ReadLayer(m, sources, cells, plasticity, findings))], findings);
        names.Check(layers);
        var order = new GraphReader(type, members, layers, findings).Check();
        var spec = new NetworkSpec(
            declaration,
            Inputs(members, findings),
            layers.ToEquatable(),
            order,
            refused,
            emit,
            taken,
            Valid: true)
        {
            Others = names.Others,
        };
        HorizonReader.Check(type, spec, findings);
        return spec with { Valid = !findings.HasErrors };
    }

    /// <summary>The members alone, for a shell where the rest cannot be read.</summary>
    public static NetworkSpec Outline(INamedTypeSymbol type, Compilation compilation, Findings findings)
    {
        var declaration = DeclarationReader.Read(type, compilation, findings);
        var (members, refused) = MemberReader.Read(type, findings);
        var layers = members.Where(m => !m.IsInput).Select(m => new LayerSpec(
            m.Name,
            MemberReader.Modifiers(m.Property, findings.Token),
            m.LayerKind,
            new SizeSpec(m.Is(KnownNames.Dropout) ? 1 : m.Size),
            EquatableArray<string>.Empty,
            EquatableArray<InjectionSpec>.Empty,
            Activation.Linear,
            InputMode.Linear,
            Gain: 1,
            Bias: true,
            InitialSpec.Zero,
            EquatableArray<PlasticSpec>.Empty)).ToList();
        return new NetworkSpec(
            declaration,
            Inputs(members, findings),
            layers.Select(layer => LayerReader.WithModule(layer, members)).ToEquatable(),
            layers.Select(layer => layer.Name).ToEquatable(),
            refused,
            Target.None,
            EquatableArray<string>.Empty,
            Valid: false);
    }

    private static EquatableArray<SignalSpec> Inputs(IReadOnlyList<Member> members, Findings findings) =>
        members.Where(m => m.IsInput).Select(m => new SignalSpec(m.Name, MemberReader.Modifiers(m.Property, findings.Token), new SizeSpec(m.Size))).ToEquatable();

    private static LayerSpec ReadLayer(Member member, SourceReader sources, LayerCells cells, PlasticityReader plasticity, Findings findings)
    {
        var declaration = member.Declaration;
        var read = sources.Sources(member);
        var input = declaration.Named("Input", InputMode.Linear);
        if (input != InputMode.Linear)
        {
            foreach (var source in read) sources.CheckSize(member, source, $"InputMode.{input}", declaration.Place("Input", findings.Token));
        }

        var weights = declaration.Named("Weights", Initial.FanIn);
        if (weights == Initial.FanIn) findings.NoEffect(declaration, "the fan-in is the scale", "WeightScale");
        if (input != InputMode.Add) findings.NoEffect(declaration, "only InputMode.Add has a gain", "Gain");

        return new LayerSpec(
            member.Name,
            MemberReader.Modifiers(member.Property, findings.Token),
            member.LayerKind,
            new SizeSpec(member.Size),
            read,
            sources.Injections(member),
            declaration.Named("Activation", member.IsReadout ? Activation.Linear : Activation.Tanh),
            input,
            Numbers.Gain(declaration, findings),
            declaration.Named("Bias", true),
            new InitialSpec(weights, Numbers.Scale(declaration, "WeightScale", 0.01, findings)),
            plasticity.Read(member))
        {
            Leak = Numbers.Leak(declaration, findings),
            Cell = cells.Of(member.Name),
        };
    }
}
