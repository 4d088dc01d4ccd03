using System.Text.Json.Nodes;
using Backpropamine.Training.Files;

namespace Backpropamine.Training;

/// <summary>What a finished training came to, for other programs.</summary>
internal static class RunResult
{
    private const int Recent = 100;
    /// <summary>Writes the file, whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="task">The task.</param>
    /// <param name="trainer">The training, finished.</param>
    /// <param name="showing">What it can do.</param>
    /// <param name="seconds">What the training took, over all its parts.</param>
    public static void Write(string path, LearningTask task, Trainer trainer, Showing showing, double seconds)
    {
        var measures = new JsonObject();
        foreach (var measure in showing.Measures)
            measures[measure.Name] = new JsonObject { ["mean"] = measure.Mean, ["margin"] = measure.Margin, ["episodes"] = measure.Episodes };
        var verdicts = new JsonArray();
        foreach (var verdict in task.Judge(trainer))
            verdicts.Add(new JsonObject { ["text"] = verdict.Text, ["passed"] = verdict.Passed });
        var result = new JsonObject
        {
            ["task"] = trainer.Settings.Task,
            ["settings"] = trainer.Settings.ToJson(),
            ["device"] = trainer.Settings.Device,
            ["seed"] = trainer.Settings.Seed,
            ["iterations"] = trainer.Iteration,
            ["parameters"] = trainer.ParameterCount,
            ["score"] = trainer.RecentScore(Recent),
            ["scoreName"] = task.ScoreName,
            ["comparedByValidation"] = task.IsComparedByValidation,
            ["scoreOver"] = Math.Min(Recent, trainer.Iteration),
            ["seconds"] = Math.Round(seconds, 3),
            ["measures"] = measures,
            ["validations"] = new JsonArray([.. trainer.Validations.Select(validation => new JsonObject { ["iteration"] = validation.Iteration, ["score"] = validation.Score })]),
            ["verdicts"] = verdicts,
        };
        WholeFile.Write(path, JsonText.Of(result));
    }
}
