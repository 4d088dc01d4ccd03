using Backpropamine.Training.Comparing.Processes;
using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Comparing.Page;

/// <summary>The runs that failed, with the ends of their logs.</summary>
internal static class FailedSection
{
    public static void Write(Html html, IReadOnlyList<FailedRun> failed)
    {
        if (failed.Count == 0)
            return;
        html.Add($"""<section class="task"><h2>Runs that were lost</h2><p class="summary">They are in no figure above. The same command runs them again.</p>""");
        foreach (var run in failed)
            html.Add($"""<h3>{run.Run.Name}: {run.Reason}</h3><p class="summary">Log: {run.Log}</p><pre tabindex="0">{run.LogEnd}</pre>""");
        html.Add($"</section>");
    }
}
