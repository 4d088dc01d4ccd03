using System.Globalization;
using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Checks the memory of back-propagation through time against [Horizon]; without one, nothing is said.</summary>
internal static class HorizonReader
{
    public static void Check(INamedTypeSymbol type, NetworkSpec spec, Findings findings)
    {
        if (Attributes.Find(type, KnownNames.Horizon) is not { } horizon) return;
        var (steps, lanes, budget) = (horizon.Named("Steps", 0), horizon.Named("Lanes", 0), horizon.Named("Budget", 8.0));
        var sound = Positive(horizon, "Steps", steps, findings) & Positive(horizon, "Lanes", lanes, findings)
            & Positive(horizon, "Budget", budget, findings);
        if (!sound) return;

        var gibibytes = MemoryEstimate.Bytes(spec, steps, lanes) / (1L << 30);
        if (gibibytes > budget)
        {
            findings.Report(Rules.MemoryOverBudget, horizon.Place(findings.Token), type.Name, Literal.Of(steps), Literal.Of(lanes),
                gibibytes.ToString("0.0", CultureInfo.InvariantCulture), Literal.Of(budget));
        }
    }

    private static bool Positive(AttributeData horizon, string name, double value, Findings findings)
    {
        if (value > 0 && Numbers.IsFinite(value)) return true;
        findings.Report(Rules.HorizonNotPositive, horizon.Place(name, findings.Token), name, Literal.Of(value));
        return false;
    }
}
