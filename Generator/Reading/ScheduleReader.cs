using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Reads when Hebb is committed.</summary>
internal sealed class ScheduleReader(SourceReader sources, Findings findings)
{
    public ScheduleSpec? Read(Member layer, AttributeData plastic, bool hasTrace)
    {
        var on = plastic.Named<string?>("CommitOn", null);
        if (on is not null && plastic.Says("CommitEvery"))
        {
            findings.Report(Rules.ScheduleTwice, plastic.Place("CommitEvery", findings.Token), layer.Name);
        }

        var every = AtLeast(1, "CommitEvery", 1, plastic);
        var burnIn = AtLeast(0, "BurnIn", 0, plastic);
        if (on is not null && !sources.IsSignal(on, "CommitOn", plastic)) on = null;
        var rests = on is not null || every > 1;
        var clears = plastic.Named("ClearTrace", false);
        if (!hasTrace) findings.NoEffect(plastic, "there is no eligibility trace, which only retroactive modulation has", "ClearTrace");
        else if (clears && !rests) findings.Report(Rules.TraceAlwaysCleared, plastic.Place("ClearTrace", findings.Token), layer.Name);
        return rests || burnIn > 0 ? new ScheduleSpec(on, on is null ? every : 1, burnIn, clears && hasTrace) : null;
    }

    private int AtLeast(int least, string option, int fallback, AttributeData plastic)
    {
        var value = plastic.Named(option, fallback);
        if (value >= least) return value;
        findings.Report(Rules.ScheduleOutOfRange, plastic.Place(option, findings.Token), option, Literal.Of(least), Literal.Of(value));
        return fallback;
    }
}
