using System.Globalization;
using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Specs;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Says of a sound network with plasticity why it is not fused, on what would have to change.</summary>
internal static class FusionReader
{
    public static void Check(INamedTypeSymbol type, NetworkSpec spec, Findings findings)
    {
        if (!spec.Valid || CellChain.IsChain(spec) || Refusal.Of(spec) is not { } refusal || Rule(refusal.Kind) is not { } rule) return;
        var property = type.GetMembers(refusal.Layer).OfType<IPropertySymbol>().First();
        findings.Report(rule, Place(type, property, refusal, findings.Token), type.Name, refusal.Reason, refusal.Advice);
    }

    /// <summary>The same in one line for the build's output, since the compiler does not show what is only information; null where there is nothing to say.</summary>
    public static string? Note(NetworkSpec spec)
    {
        if (!spec.Valid || Refusal.Of(spec) is not { } refusal || Rule(refusal.Kind) is not { } rule) return null;
        var name = spec.Type.HintName.Split('-')[0];
        return $"{string.Format(CultureInfo.InvariantCulture, rule.MessageFormat.ToString(CultureInfo.InvariantCulture), name, refusal.Reason, refusal.Advice)} ({rule.Id})";
    }

    private static DiagnosticDescriptor? Rule(RefusalKind kind) => kind switch
    {
        RefusalKind.SeveralPlastic => Rules.FusesOnePlastic,
        RefusalKind.SecondRecurrent => Rules.FusesOneRecurrent,
        RefusalKind.ModulatorSource => Rules.FusesOwnModulator,
        RefusalKind.Rule => Rules.FusesNoSuchRule,
        RefusalKind.Option => Rules.FusesNoSuchOption,
        _ => null,
    };

    private static Location? Place(INamedTypeSymbol type, IPropertySymbol property, Refusal refusal, CancellationToken token)
    {
        var declaration = KnownNames.Declarations.Select(name => Attributes.Find(property, name)).FirstOrDefault(found => found is not null);
        var modulated = Attributes.Find(property, KnownNames.Neuromodulated) ?? Attributes.Find(type, KnownNames.Neuromodulated);
        var plastic = Attributes.FindPlastic(property) ?? Attributes.FindPlastic(type);
        return refusal switch
        {
            { Kind: RefusalKind.SeveralPlastic or RefusalKind.Rule } => (plastic ?? declaration)?.Place(token),
            { Option: "Modulator" } => modulated?.Place("Activation", token),
            { Option: "From" } => modulated?.Place("From", token),
            { Option: "" } => declaration?.Place(token),
            var option => new[] { declaration, modulated, plastic }.OfType<AttributeData>().FirstOrDefault(a => a.Says(option.Option))?.Place(option.Option, token),
        };
    }
}
