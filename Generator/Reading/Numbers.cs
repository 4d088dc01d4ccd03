using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Checks numeric options.</summary>
internal static class Numbers
{
    /// <summary>The option, checked to be finite.</summary>
    public static double Finite(AttributeData attribute, string name, double fallback, Findings findings)
    {
        var value = attribute.Named(name, fallback);
        if (IsFinite(value)) return value;
        findings.Report(Rules.NotFinite, attribute.Place(name, findings.Token), name, "", Literal.Of(value));
        return fallback;
    }

    /// <summary>The option Gain: finite and not 0.</summary>
    public static double Gain(AttributeData attribute, Findings findings) => NotZero(attribute, "Gain", findings);

    /// <summary>A factor that is 1 unless given: finite and not 0.</summary>
    public static double NotZero(AttributeData attribute, string name, Findings findings)
    {
        var value = attribute.Named(name, 1.0);
        if (IsFinite(value) && value != 0) return value;
        findings.Report(Rules.NotFinite, attribute.Place(name, findings.Token), name, " other than 0", Literal.Of(value));
        return 1;
    }

    /// <summary>A scale: finite and not negative.</summary>
    public static double Scale(AttributeData attribute, string name, double fallback, Findings findings)
    {
        var value = attribute.Named(name, fallback);
        if (IsFinite(value) && value >= 0) return value;
        findings.Report(Rules.NotFinite, attribute.Place(name, findings.Token), name, " that is not negative", Literal.Of(value));
        return fallback;
    }

    public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
