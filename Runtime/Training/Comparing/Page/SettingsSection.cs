using Backpropamine.Training.Comparing.Summaries;
using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Comparing.Page;

/// <summary>What was run, so that it can be run again.</summary>
internal static class SettingsSection
{
    public static void Write(Html html, ComparisonReport report)
    {
        var plan = report.Plan;
        html.Add($"""<section class="task"><h2>How it was made</h2><pre tabindex="0">{plan.Command}</pre><table class="figures" tabindex="0"><tbody>""");
        Row(html, "task", plan.Task);
        Row(html, "settings of all runs", plan.Common.Count == 0 ? "the task's usual ones" : string.Join(", ", plan.Common));
        Row(html, "conditions", string.Join("; ", plan.Conditions.Select(condition => condition.Label)));
        Row(html, "seeds", Figures.Seeds(plan.Seeds));
        Row(html, "version", report.Program.Build.Length == 0 ? report.Program.Version : $"{report.Program.Version}, commit {report.Program.Build}");
        foreach (var file in report.Files)
            Row(html, "results", file);
        html.Add($"</tbody></table></section>");
    }

    private static void Row(Html html, string name, string value) =>
        html.Add($"""<tr><th scope="row" class="name">{name}</th><td class="name">{value}</td></tr>""");
}
