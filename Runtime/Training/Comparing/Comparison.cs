using System.Globalization;
using System.Reflection;
using Backpropamine.Training.Comparing.Conditions;
using Backpropamine.Training.Comparing.Page;
using Backpropamine.Training.Comparing.Processes;
using Backpropamine.Training.Comparing.Results;
using Backpropamine.Training.Comparing.Slurm;
using Backpropamine.Training.Comparing.Summaries;
using Backpropamine.Training.Files;

namespace Backpropamine.Training.Comparing;

/// <summary>A comparison from its first run to the page.</summary>
/// <param name="plan">What is compared.</param>
/// <param name="program">The program that trains.</param>
/// <param name="settings">Where and how it runs.</param>
/// <param name="output">For progress and results.</param>
internal sealed class Comparison(ComparisonPlan plan, Assembly program, ComparisonSettings settings, TextWriter output)
{
    private const int Incomplete = 1;
    private const int Interrupted = 130;
    private readonly LastingWriter _output = LastingWriter.Around(output);
    private readonly ProgramVersion _version = ProgramVersion.Of(program);

    /// <summary>Runs what is missing, then sums up what there is.</summary>
    /// <param name="interrupt">Can stop it.</param>
    /// <returns>The exit code: 0, 1 if runs were lost or something could not be said, 130 if it was stopped.</returns>
    public int Run(Interrupt interrupt)
    {
        using var store = new ResultStore(settings.Results);
        List<PlannedRun> all = [.. plan.Runs], missing = [.. all.Where(run => Find(store, run) is null)];
        var jobs = missing.Count == 0 || settings.Slurm is not null ? "" : $", {Math.Min(settings.Jobs, missing.Count)} at a time";
        _output.WriteLine($"{plan.Conditions.Count} conditions × {plan.Seeds.Count} seeds, {all.Count - missing.Count} of {all.Count} runs finished before{jobs}; results in {settings.Results}");
        var failed = missing.Count == 0 ? [] : Train(store, missing, all.Count, interrupt);
        var summary = Summary.Of(plan, run => Find(store, run), settings.Scoring);
        SummaryText.Write(_output, plan, summary);
        WritePage(summary, failed, all.Count);
        if (interrupt.Requested)
        {
            _output.WriteLine("stopped; go on with the same command");
            return Interrupted;
        }
        return failed.Count > 0 || _output.Broken ? Incomplete : 0;
    }

    private RunRow? Find(ResultStore store, PlannedRun run) => store.Find(run, _version.Version);

    private IReadOnlyList<FailedRun> Train(ResultStore store, List<PlannedRun> missing, int total, Interrupt interrupt)
    {
        using var held = Held.Take(Path.Combine(settings.Folder, "program"));
        using var progress = new PoolProgress(_output, new TimeLeft(missing), total, total - missing.Count, settings.Scoring.Window, settings.Live);
        progress.Show();
        if (settings.Slurm is null)
            SlurmLauncher.RefuseLeft(settings.Folder);
        ILauncher launcher = settings.Slurm is { } slurm
            ? new SlurmLauncher(program.Location, settings.Folder, slurm)
            : new LocalLauncher(program.Location, settings.Folder, settings.Jobs);
        return new RunPool(launcher, _version, settings.Folder, store, settings.Scoring, progress, interrupt).RunAsync(missing).GetAwaiter().GetResult();
    }

    private void WritePage(Summary summary, IReadOnlyList<FailedRun> failed, int total)
    {
        var finished = summary.Conditions.Sum(condition => condition.Rows.Count);
        string[] facts =
        [
            string.Create(CultureInfo.InvariantCulture, $"{finished} of {total} runs finished{(failed.Count > 0 ? $", {failed.Count} lost" : "")}"),
            $"seeds {Figures.Seeds(plan.Seeds)}",
            $"version {_version.Version}{(_version.Build.Length > 0 ? $" ({_version.Build})" : "")}",
            DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
        ];
        var report = new ComparisonReport(plan, summary, failed, _version, facts, settings.ScoreName, [settings.Results, ResultStore.CurvesOf(settings.Results)]);
        var page = Path.Combine(settings.Folder, plan.IsSweep ? "sweep.html" : "compare.html");
        WholeFile.Write(page, ComparisonPage.Render(report));
        _output.WriteLine($"page: {page}");
    }
}
