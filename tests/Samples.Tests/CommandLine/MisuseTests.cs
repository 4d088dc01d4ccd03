using Backpropamine.Samples.Tests.Support;
using TorchSharp;

namespace Backpropamine.Samples.Tests.CommandLine;

public class MisuseTests
{
    [Theory]
    [InlineData("no task 'labyrinth'", "labyrinth")]
    [InlineData("no option --sise", "--sise")]
    [InlineData("--sise", "maze", "--sise", "9")]
    [InlineData("--size", "maze", "--size", "big")]
    [InlineData("--size 8", "maze", "--size", "8")]
    [InlineData("--size 3", "maze", "--size", "3")]
    [InlineData("--size 1", "cue", "--size", "1")]
    [InlineData("--bits 2", "cue", "--size", "6", "--bits", "2")]
    [InlineData("--bits 31", "cue", "--bits", "31")]
    [InlineData("--bits", "maze", "--bits", "3")]
    [InlineData("--hidden 0", "maze", "--hidden", "0")]
    [InlineData("--steps -1", "maze", "--steps", "-1")]
    [InlineData("--iterations 0", "maze", "--iterations", "0")]
    [InlineData("--threads 0", "maze", "--threads", "0")]
    [InlineData("--threads 100000", "maze", "--threads", "100000")]
    [InlineData("--iterations many: give a whole number up to 2147483647", "maze", "--iterations", "many")]
    [InlineData("--seed 1.5: give a whole number up to 9223372036854775807", "maze", "--seed", "1.5")]
    [InlineData("--learning-rate low: give a number", "maze", "--learning-rate", "low")]
    [InlineData("--learning-rate", "maze", "--learning-rate", "NaN")]
    [InlineData("--network dopamine: the task maze has simple, retroactive", "maze", "--modulation", "dopamine")]
    [InlineData("--network lstm", "cue", "--network", "lstm")]
    [InlineData("--preset huge: the task maze has quick", "maze", "--preset", "huge")]
    [InlineData("--execution slow", "maze", "--execution", "slow")]
    [InlineData("--bits 1", "patterns", "--bits", "1")]
    [InlineData("--size 0", "patterns", "--size", "0")]
    [InlineData("--hidden 100 is too little for --bits 101", "patterns", "--hidden", "100", "--bits", "101")]
    [InlineData("--lanes 0", "maze", "--lanes", "0")]
    [InlineData("--preset needs a task", "--preset", "quick")]
    [InlineData("--device tpu", "maze", "--device", "tpu")]
    [InlineData("--size needs a task", "--size", "9")]
    public void Is_one_clear_line(string text, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        CommandLineRun.Of([.. arguments, "--out", folder["out"]]).Refused(text);
    }

    [Fact]
    public void A_device_that_is_not_there()
    {
        using var folder = new TemporaryFolder();
        var device = torch.cuda.is_available() ? "cuda:99" : "cuda";
        CommandLineRun.Of("maze", "--device", device, "--out", folder.Path).Refused($"--device {device}");
    }

    [Fact]
    public void A_folder_that_cannot_be_written()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "here");
        CommandLineRun.Of("maze", "--out", folder["file"]).Refused("--out");
        Assert.Equal("here", File.ReadAllText(folder["file"]));
    }

    [Theory]
    [InlineData("200000", "60")]
    [InlineData("32", "100000000")]
    public void A_network_that_does_not_fit_into_memory(string hidden, string steps)
    {
        using var folder = new TemporaryFolder();
        CommandLineRun.Of("cue", "--hidden", hidden, "--steps", steps, "--out", folder.Path).Refused($"--hidden {hidden} with --steps {steps} needs about");
    }

    [Fact]
    public void A_learning_rate_that_breaks_the_numbers_stops_the_run_and_keeps_the_checkpoint()
    {
        using var folder = new TemporaryFolder();
        string[] common = ["maze", "--hidden", "5", "--steps", "10", "--learning-rate", "1e20", "--out", folder.Path];
        Assert.Equal(0, CommandLineRun.Of([.. common, "--iterations", "1"]).Code);
        var file = Assert.Single(Directory.GetFiles(folder.Path, "checkpoint.npz", SearchOption.AllDirectories));
        var kept = File.ReadAllBytes(file);
        CommandLineRun.Of([.. common, "--iterations", "50", "--resume"]).Refused("not a number", 1);
        Assert.Equal(kept, File.ReadAllBytes(file));
    }

    [Fact]
    public void Help_is_no_error()
    {
        var run = CommandLineRun.Of("--help");
        Assert.Equal(0, run.Code);
        Assert.Empty(run.Error);
        foreach (var option in new[] { "--preset", "--size", "--hidden", "--lanes", "--network", "--modulation", "--execution", "--seed", "--device", "--resume", "--out" })
            Assert.Contains(option, run.Output, StringComparison.Ordinal);
    }
}
