using Backpropamine.Training.Reporting;

namespace Backpropamine.Training;

/// <summary>Trainings one after the other, then the page and the verdicts.</summary>
/// <param name="title">The page's title.</param>
/// <param name="runs">The trainings.</param>
/// <param name="folder">Where everything is written; the job's to release. Null on ranks that write nothing.</param>
/// <param name="resume">Whether an earlier run is to go on.</param>
public sealed class Job(string title, IReadOnlyList<TrainingRun> runs, RunFolder? folder, bool resume) : IDisposable
{
    private const int Failed = 1;
    private const string Table = "report.csv";

    /// <summary>Does it all.</summary>
    /// <param name="view">Shows the progress.</param>
    /// <param name="interrupt">Can stop it.</param>
    /// <param name="warnings">Takes what cannot be written.</param>
    /// <returns>The exit code: 0, or 1 if a network has not learnt what it should or something could not be written.</returns>
    public int Run(IProgressView view, Interrupt interrupt, Warnings warnings)
    {
        if (resume && folder is { Resumed: false })
            view.Line($"There is nothing to resume in {folder.Path}: this run starts afresh.");
        var trainers = new List<Trainer>();
        try
        {
            foreach (var run in runs)
                trainers.Add(run.Train(view, interrupt, warnings));
            if (folder is null)
                return 0;
            view.Line("Playing episodes for the report…");
            var report = ReportBuilder.Build(title, [.. runs.Zip(trainers, (run, trainer) => new FinishedRun(run, trainer, run.Conclude(trainer, warnings)))]);
            var (page, table) = (Path.Combine(folder.Path, "report.html"), Path.Combine(folder.Path, Table));
            report = report with { Origin = folder.Description, Table = warnings.Try(table, () => CurveTable.Write(table, report)) ? Table : null };
            var written = warnings.Try(page, () => HtmlReport.Write(page, report));
            var learnt = Conclude(view, report);
            if (written)
                view.Line($"report: {page}");
            return learnt && !warnings.Any ? 0 : Failed;
        }
        finally
        {
            trainers.ForEach(trainer => trainer.Dispose());
        }
    }

    /// <inheritdoc/>
    public void Dispose() => folder?.Dispose();

    private static bool Conclude(IProgressView view, RunReport report)
    {
        var verdicts = report.Tasks.SelectMany(task => task.Verdicts).ToList();
        foreach (var verdict in verdicts)
            view.Line($"{(verdict.Passed ? "reached" : "MISSED ")}  {verdict.Text}");
        return verdicts.All(verdict => verdict.Passed);
    }
}
