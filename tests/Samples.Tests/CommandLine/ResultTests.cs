using System.Text.Json;
using Backpropamine.Samples.Tests.Support;

namespace Backpropamine.Samples.Tests.CommandLine;

public class ResultTests
{
    [Fact]
    public void A_run_says_what_it_came_to_and_what_made_it()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["maze", "--hidden", "5", "--steps", "10", "--seed", "4", "--iterations", "3", "--out", folder.Path];
        Assert.Equal(0, CommandLineRun.Of(arguments).Code);
        var run = folder["maze-simple-seed4-steps10-hidden5"];

        var result = Json(Path.Combine(run, "result.json"));
        var scores = File.ReadLines(Path.Combine(run, "metrics.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("score").GetDouble()).ToArray();
        Assert.Equal(3, scores.Length);
        Assert.Equal(("maze", 4, 3), (result.GetProperty("task").GetString(), result.GetProperty("seed").GetInt32(), result.GetProperty("iterations").GetInt32()));
        Assert.Equal((3, scores.Average()), (result.GetProperty("scoreOver").GetInt32(), result.GetProperty("score").GetDouble()));
        Assert.Equal((5, 10), (result.GetProperty("settings").GetProperty("hidden").GetInt32(), result.GetProperty("settings").GetProperty("steps").GetInt32()));
        Assert.True(result.GetProperty("seconds").GetDouble() > 0);
        Assert.Equal(300, result.GetProperty("measures").GetProperty("plasticity on").GetProperty("episodes").GetInt32());

        var made = Json(Path.Combine(run, "run.json"));
        Assert.Equal($"./run {string.Join(' ', arguments)}", made.GetProperty("command").GetString());
    }

    [Fact]
    public void A_finished_run_that_is_resumed_has_the_same_result()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = ["cue", "--hidden", "5", "--steps", "20", "--iterations", "2", "--out", folder.Path];
        var file = folder["cue-simple-seed1-steps20-hidden5/result.json"];
        Assert.Equal(0, CommandLineRun.Of(arguments).Code);
        var first = File.ReadAllText(file);
        File.Delete(file);
        Assert.Equal(0, CommandLineRun.Of([.. arguments, "--resume"]).Code);
        Assert.Equal(first, File.ReadAllText(file));
    }

    private static JsonElement Json(string file) => JsonDocument.Parse(File.ReadAllText(file)).RootElement;
}
