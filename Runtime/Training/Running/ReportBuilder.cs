using System.Globalization;
using Backpropamine.Training.Reporting;
using TorchSharp;

namespace Backpropamine.Training;

/// <summary>Puts together what the page shows.</summary>
internal static class ReportBuilder
{
    public static RunReport Build(string title, IReadOnlyList<FinishedRun> finished)
    {
        var tasks = finished.GroupBy(run => run.Run.Task).Select(group => Task(group.Key, [.. group]));
        var settings = finished[0].Trainer.Settings;
        string[] facts =
        [
            $"seed {settings.Seed}, device {settings.Device}, {Count(torch.get_num_threads(), "thread")}",
            $"{finished[0].Run.Task.Method}, {Count(settings.Lanes, "lane")}",
            $"this run took {Duration.Words(TimeSpan.FromSeconds(finished.Sum(run => run.Run.Seconds)))}",
        ];
        return new RunReport(title, facts, [.. tasks]);
    }

    private static TaskReport Task(LearningTask task, FinishedRun[] runs)
    {
        var curves = runs.Select(run => new Series(
            Label(task, run.Trainer),
            [.. Enumerable.Range(1, run.Trainer.Iteration).Select(iteration => (float)iteration)],
            [.. run.Trainer.Scores.Select(score => (float)score)]));
        var validations = runs.Where(run => run.Trainer.Validations.Count > 0).Select(run => new Series(
            "validation",
            [.. run.Trainer.Validations.Select(validation => (float)validation.Iteration)],
            [.. run.Trainer.Validations.Select(validation => (float)validation.Score)]));
        var shown = runs[0].Showing;
        return new TaskReport(
            task.Title,
            $"{task.Summary} {shown.Text}",
            [.. runs.SelectMany(run => task.Judge(run.Trainer))],
            [new Chart($"{task.Title}: learning", "iteration", task.ScoreName, [.. curves, .. validations], task.Threshold(runs[0].Trainer.Settings))],
            shown.Episodes)
        {
            Galleries = shown.Galleries,
        };
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    private static string Label(LearningTask task, Trainer trainer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{task.FindNetwork(trainer.Settings.Network).Description}, N={trainer.Settings.Hidden}, {trainer.ParameterCount:N0} parameters, {task.OptimizerName} {trainer.Settings.LearningRate}");
}
