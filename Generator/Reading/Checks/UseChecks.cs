using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Passes;

namespace Backpropamine.Generator.Reading.Checks;

/// <summary>Methods that leave out what they are there for.</summary>
internal static class UseChecks
{
    public static void Check(RuleReading reading)
    {
        var (rule, commit, trace) = (reading.Rule, Simplify.Fold(reading.Rule.Commit), Simplify.Fold(reading.Rule.Trace));
        if (reading.Declares(RuleMembers.Commit))
        {
            if (!commit.Reads("change")) reading.Report(Rules.CommitIgnoresChange, RuleMembers.Commit, rule.Name);
            else if (!commit.Reads("hebb") && !rule.Drive.Reads("hebb")) reading.Report(Rules.CommitKeepsNothing, RuleMembers.Commit, rule.Name);
        }

        if (reading.Declares(RuleMembers.Trace))
        {
            if (!trace.Reads("drive")) reading.Report(Rules.TraceIncomplete, RuleMembers.Trace, rule.Name, "takes nothing in", "drive");
            else if (!trace.Reads("eligibility")) reading.Report(Rules.TraceIncomplete, RuleMembers.Trace, rule.Name, "keeps nothing of the step before", "eligibility");
        }

        var activity = new ActivityOf(rule);
        if (!activity.Reaches(Simplify.Fold(rule.Drive)) && !activity.Reaches(commit)) reading.Report(Rules.DriveWithoutActivity, RuleMembers.Drive, rule.Name);
    }
}
