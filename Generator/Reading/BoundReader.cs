using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Reads what [Plastic] says of Hebb itself: its bound, the cap of a step, how it starts.</summary>
internal sealed class BoundReader(AttributeData plastic, Findings findings)
{
    /// <summary>What keeps Hebb from growing.</summary>
    public Bound Bound { get; } = plastic.Named("Bound", Bound.Hard);

    /// <summary>The bound's limit; null if there is no bound.</summary>
    public double? Limit { get; } = ReadLimit(plastic, findings);

    /// <summary>How Hebb starts with an episode.</summary>
    public InitialSpec Start()
    {
        var start = new InitialSpec(plastic.Named("HebbInitial", Initial.Constant), Numbers.Finite(plastic, "HebbScale", 0, findings));
        if (start.Kind == Initial.FanIn)
        {
            findings.NoEffect(plastic, "the fan-in is the scale", "HebbScale");
            return start;
        }

        if (start.Kind != Initial.Constant && start.Scale < 0)
        {
            findings.Report(Rules.NotFinite, plastic.Place("HebbScale", findings.Token), "HebbScale", " that is not negative", Literal.Of(start.Scale));
            return InitialSpec.Zero;
        }

        if (start.Scale == 0) findings.NoEffect(plastic, "HebbScale is 0", "HebbInitial");
        if (start.Kind != Initial.Normal && Bound is Bound.Hard or Bound.Soft or Bound.MaxAbs && Math.Abs(start.Scale) > Limit)
        {
            findings.Report(Rules.StartsOutside, plastic.Place("HebbScale", findings.Token), Literal.Of(start.Scale), Literal.Of(Limit!.Value));
        }

        return start;
    }

    /// <summary>The rule under those options that change its equations.</summary>
    public RuleSpec Shape(RuleSpec rule)
    {
        if (Cap() is { } cap)
        {
            if (RuleShape.Capped(rule, cap) is { } capped) rule = capped;
            else findings.Report(Rules.StepNotCapped, plastic.Place("StepCap", findings.Token), rule.Name);
        }

        return (Bound, Limit) switch
        {
            (Bound.Soft, { } limit) => RuleShape.SoftlyBounded(rule, limit),
            (Bound.ReadClip, { } limit) => RuleShape.ClippedWhenRead(rule, limit),
            _ => rule,
        };
    }

    private double? Cap()
    {
        if (!plastic.Says("StepCap")) return null;
        var cap = plastic.Named("StepCap", 0.0);
        if (cap > 0 && Numbers.IsFinite(cap)) return cap;
        findings.Report(Rules.NotFinite, plastic.Place("StepCap", findings.Token), "StepCap", " above 0", Literal.Of(cap));
        return null;
    }

    private static double? ReadLimit(AttributeData plastic, Findings findings)
    {
        if (plastic.Named("Bound", Bound.Hard) == Bound.None)
        {
            findings.NoEffect(plastic, "there is no bound", "Limit");
            return null;
        }

        var limit = plastic.Named("Limit", 1.0);
        if (limit > 0 && Numbers.IsFinite(limit)) return limit;
        findings.Report(Rules.LimitNotPositive, plastic.Place("Limit", findings.Token), Literal.Of(limit));
        return 1;
    }
}
