using System.Globalization;
using Backpropamine.Samples.Reporting;
using TorchSharp;

namespace Backpropamine.Samples.Running;

/// <summary>Puts together what the page shows.</summary>
internal static class ReportBuilder
{
    private const int Rounds = 10;

    public static RunReport Build(string title, IReadOnlyList<(TrainingRun Run, Trainer Trainer)> trained, TimeSpan time)
    {
        var tasks = trained.GroupBy(pair => pair.Run.Task).Select(group => Task(group.Key, [.. group.Select(pair => pair.Trainer)]));
        var settings = trained[0].Trainer.Settings;
        string[] facts =
        [
            $"seed {settings.Seed}, device {settings.Device}, {Threads(torch.get_num_threads())}",
            string.Create(CultureInfo.InvariantCulture, $"batched advantage actor–critic, {settings.Lanes} lanes"),
            string.Create(CultureInfo.InvariantCulture, $"this run took {time:m\\:ss} min"),
        ];
        return new RunReport(title, facts, [.. tasks]);
    }

    private static TaskReport Task(LearningTask task, Trainer[] trainers)
    {
        var curves = trainers.Select(trainer => new Series(
            Label(trainer),
            [.. Enumerable.Range(1, trainer.Iteration).Select(iteration => (float)iteration)],
            [.. trainer.Scores.Select(score => (float)score)]));
        return new TaskReport(
            task.Title,
            $"{task.Summary} {Comparison(task, trainers[0])}",
            [.. trainers.SelectMany(task.Judge)],
            [new Chart($"{task.Title}: learning", "iteration", task.ScoreName, [.. curves], task.Threshold)],
            Episodes(trainers[0]));
    }

    private static IReadOnlyList<EpisodeTrace> Episodes(Trainer trainer) =>
        trainer.Settings.Modulation == AgentKind.Rnn
            ? trainer.Replay(Plasticity.Off)
            : trainer.Replay(Plasticity.On, Plasticity.Off);

    private static string Comparison(LearningTask task, Trainer trainer)
    {
        var episodes = Rounds * trainer.Settings.Lanes;
        return trainer.Settings.Modulation == AgentKind.Rnn
            ? ""
            : string.Create(
                CultureInfo.InvariantCulture,
                $"After training, over {episodes} new episodes, the {TrainingRun.Describe(trainer.Settings.Modulation)} net earns {trainer.Evaluate(Plasticity.On, Rounds):F2} ({task.ScoreName}); with plasticity off it earns {trainer.Evaluate(Plasticity.Off, Rounds):F2}.");
    }

    private static string Threads(int count) => count == 1 ? "1 thread" : string.Create(CultureInfo.InvariantCulture, $"{count} threads");

    private static string Label(Trainer trainer) => string.Create(
        CultureInfo.InvariantCulture,
        $"{TrainingRun.Describe(trainer.Settings.Modulation)}, N={trainer.Settings.Hidden}, {trainer.ParameterCount:N0} parameters, Adam {trainer.Settings.LearningRate}");
}
