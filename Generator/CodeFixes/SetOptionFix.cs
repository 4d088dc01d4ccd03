using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.CodeFixes;

/// <summary>Sets an option that keeps a value within its range: the sigmoid of a retention, or of a modulator.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SetOptionFix : Fix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["BPA0260", "BPA0271"];

    private protected override Edit? Find(Place place)
    {
        if (place.Diagnostic.Id == "BPA0271")
        {
            return place.Around<AttributeSyntax>() is { } modulated
                ? Edit.Replace("Set Activation = Activation.Sigmoid", modulated, modulated.With("Activation", "Activation.Sigmoid"))
                : null;
        }

        var learned = place.Around<ParameterSyntax>()?.AttributeLists.SelectMany(list => list.Attributes).FirstOrDefault(attribute => attribute.Word() == "Learned");
        return learned is not null && StartsWithin(learned, place)
            ? Edit.Replace("Set As = Reparametrisation.Sigmoid", learned, learned.With("As", "Reparametrisation.Sigmoid"))
            : null;
    }

    /// <summary>Whether the coefficient starts where a sigmoid can be.</summary>
    private static bool StartsWithin(AttributeSyntax learned, Place place)
    {
        var scale = learned.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == "Scale");
        if (scale is null) return true;
        return place.Model.GetConstantValue(scale.Expression, place.Token).Value is IConvertible value
            && value.ToDouble(CultureInfo.InvariantCulture) is > 0 and < 1;
    }
}
