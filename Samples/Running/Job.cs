using System.Diagnostics;
using Backpropamine.Samples.Reporting;

namespace Backpropamine.Samples.Running;

/// <summary>Trainings one after the other, then the page and the verdicts.</summary>
/// <param name="title">The page's title.</param>
/// <param name="runs">The trainings; those of one task stand together.</param>
/// <param name="folder">Where checkpoints and page go.</param>
public sealed class Job(string title, IReadOnlyList<TrainingRun> runs, string folder)
{
    private const int FailedVerdict = 1;

    /// <summary>Does it all.</summary>
    /// <param name="view">Shows the progress.</param>
    /// <param name="interrupt">Can stop it.</param>
    /// <param name="resume">Whether to go on from checkpoints in the folder.</param>
    /// <returns>The exit code: 0, or 1 if a network has not learnt what it should.</returns>
    public int Run(IProgressView view, Interrupt interrupt, bool resume)
    {
        if (resume && !runs.Any(run => File.Exists(run.File)))
            throw new UsageException($"there is nothing to resume in {folder}: no {string.Join(", ", runs.Select(run => Path.GetFileName(run.File)))}; leave --resume out or give the --out of before");

        var watch = Stopwatch.StartNew();
        var trainers = new List<Trainer>();
        try
        {
            foreach (var run in runs)
                trainers.Add(run.Train(view, interrupt, resume));
            view.Line("Playing episodes for the report…");
            var report = ReportBuilder.Build(title, [.. runs.Zip(trainers)], watch.Elapsed);
            var page = Path.Combine(folder, "report.html");
            HtmlReport.Write(page, report);
            return Conclude(view, report, page);
        }
        finally
        {
            trainers.ForEach(trainer => trainer.Dispose());
        }
    }

    private static int Conclude(IProgressView view, RunReport report, string page)
    {
        var verdicts = report.Tasks.SelectMany(task => task.Verdicts).ToList();
        foreach (var verdict in verdicts)
            view.Line($"{(verdict.Passed ? "reached" : "MISSED ")}  {verdict.Text}");
        view.Line($"report: {page}");
        return verdicts.All(verdict => verdict.Passed) ? 0 : FailedVerdict;
    }
}
