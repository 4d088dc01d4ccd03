using Backpropamine.Samples.Tests.Support;

namespace Backpropamine.Samples.Tests.CommandLine;

public class MainJobTests
{
    [Fact]
    public void Trains_three_networks_and_writes_one_page()
    {
        using var folder = new TemporaryFolder();
        var run = CommandLineRun.Of("--iterations", "2", "--seed", "3", "--out", folder.Path);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(["main-seed3"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
        Assert.Equal(
            [".lock", "cue-rnn", "cue-simple", "maze-simple", "report.csv", "report.html", "run.json"],
            Directory.GetFileSystemEntries(folder["main-seed3"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var training in new[] { "cue-rnn", "cue-simple", "maze-simple" })
            Assert.Equal(
                ["checkpoint.npz", "events.out.tfevents", "metrics.jsonl", "result.json"],
                Directory.GetFiles(folder[$"main-seed3/{training}"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("N=48, 5,428 parameters, seed 3", run.Output, StringComparison.Ordinal);
        Assert.Contains("N=66, 5,415 parameters, seed 3", run.Output, StringComparison.Ordinal);
        Assert.Contains("N=32, 2,822 parameters, seed 3", run.Output, StringComparison.Ordinal);
        Assert.EndsWith($"report: {folder["main-seed3/report.html"]}", run.Output.TrimEnd(), StringComparison.Ordinal);

        var page = File.ReadAllText(folder["main-seed3/report.html"]);
        Assert.Contains("Cue–reward association", page, StringComparison.Ordinal);
        Assert.Contains("Grid maze", page, StringComparison.Ordinal);
        Assert.Contains("plasticity off", page, StringComparison.Ordinal);
        Assert.Contains("href=\"report.csv\"", page, StringComparison.Ordinal);
        Assert.Contains("./run --iterations 2 --seed 3", page, StringComparison.Ordinal);
        Assert.Contains("&quot;learning-rate&quot;: &quot;0.001&quot;", page, StringComparison.Ordinal);

        var table = File.ReadLines(folder["main-seed3/report.csv"]).ToArray();
        Assert.Equal("task,curve,x,y", table[0]);
        Assert.Equal(1 + 3 * 2, table.Length);
        Assert.StartsWith("Cue–reward association,\"simple neuromodulation, N=48, ", table[1], StringComparison.Ordinal);
    }
}
