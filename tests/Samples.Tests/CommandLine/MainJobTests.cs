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
        Assert.Equal(
            ["cue-rnn.npz", "cue-simple.npz", "maze-simple.npz", "report.html"],
            Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("N=48, 5,428 parameters, seed 3", run.Output, StringComparison.Ordinal);
        Assert.Contains("N=66, 5,415 parameters, seed 3", run.Output, StringComparison.Ordinal);
        Assert.Contains("N=32, 2,822 parameters, seed 3", run.Output, StringComparison.Ordinal);
        Assert.EndsWith($"report: {folder["report.html"]}", run.Output.TrimEnd(), StringComparison.Ordinal);

        var page = File.ReadAllText(folder["report.html"]);
        Assert.Contains("Cue–reward association", page, StringComparison.Ordinal);
        Assert.Contains("Grid maze", page, StringComparison.Ordinal);
        Assert.Contains("plasticity off", page, StringComparison.Ordinal);
    }
}
