using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Specs;
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

    /// <summary>The leak of a recurrent layer; null where its activity is that of the step alone.</summary>
    public static LeakSpec? Leak(AttributeData attribute, Findings findings)
    {
        if (!attribute.Says("Leak") && !attribute.Says("LeakLearned")) return null;
        var leak = new LeakSpec(attribute.Named("Leak", 1.0), attribute.Named("LeakLearned", false));
        if (leak.Value > 0 && (leak.Learned ? leak.Value < 1 : leak.Value <= 1)) return leak is { Value: 1 } ? null : leak;
        findings.Report(Rules.LeakOutside, attribute.Place("Leak", findings.Token),
            leak.Learned ? "The leak from which neurons learn" : "Leak", leak.Learned ? "below" : "at most", Literal.Of(leak.Value));
        return null;
    }

    public static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);
}
