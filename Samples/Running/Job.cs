using Backpropamine.Samples.Reporting;

namespace Backpropamine.Samples.Running;

/// <summary>Trainings one after the other, then the page and the verdicts.</summary>
/// <param name="title">The page's title.</param>
/// <param name="runs">The trainings.</param>
/// <param name="folder">Where everything is written; the job's to release.</param>
/// <param name="resume">Whether an earlier run is to go on.</param>
public sealed class Job(string title, IReadOnlyList<TrainingRun> runs, RunFolder folder, bool resume) : IDisposable
{
    private const int FailedVerdict = 1;

    /// <summary>Does it all.</summary>
    /// <param name="view">Shows the progress.</param>
    /// <param name="interrupt">Can stop it.</param>
    /// <returns>The exit code: 0, or 1 if a network has not learnt what it should.</returns>
    public int Run(IProgressView view, Interrupt interrupt)
    {
        if (resume && !folder.Resumed)
            view.Line($"There is nothing to resume in {folder.Path}: this run starts afresh.");
        var trainers = new List<Trainer>();
        try
        {
            foreach (var run in runs)
                trainers.Add(run.Train(view, interrupt));
            view.Line("Playing episodes for the report…");
            var report = ReportBuilder.Build(title, [.. runs.Zip(trainers, (run, trainer) => new FinishedRun(run, trainer, run.Conclude(trainer)))]);
            var page = Path.Combine(folder.Path, "report.html");
            HtmlReport.Write(page, report);
            return Conclude(view, report, page);
        }
        finally
        {
            trainers.ForEach(trainer => trainer.Dispose());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    private static int Conclude(IProgressView view, RunReport report, string page)
    {
        var verdicts = report.Tasks.SelectMany(task => task.Verdicts).ToList();
        foreach (var verdict in verdicts)
            view.Line($"{(verdict.Passed ? "reached" : "MISSED ")}  {verdict.Text}");
        view.Line($"report: {page}");
        return verdicts.All(verdict => verdict.Passed) ? 0 : FailedVerdict;
    }
}
