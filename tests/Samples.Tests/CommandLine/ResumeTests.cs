using Backpropamine.Samples.Running;
using Backpropamine.Samples.Tests.Support;

namespace Backpropamine.Samples.Tests.CommandLine;

public class ResumeTests
{
    private static readonly string[] Small = ["maze", "--hidden", "5", "--steps", "10"];

    [Fact]
    public void An_interrupted_run_keeps_a_checkpoint_says_how_to_go_on_and_ends_like_one_in_a_piece()
    {
        using var folder = new TemporaryFolder();
        var interrupt = new Interrupt();
        interrupt.Request();
        var stopped = CommandLineRun.Of(interrupt, [.. Small, "--iterations", "5", "--out", folder["a"]]);
        Assert.Equal(130, stopped.Code);
        Assert.Contains($"./run maze --hidden 5 --steps 10 --iterations 5 --out {folder["a"]} --resume", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("iteration 1 of 5", stopped.Error, StringComparison.Ordinal);

        Assert.Equal(0, CommandLineRun.Of([.. Small, "--iterations", "5", "--out", folder["a"], "--resume"]).Code);
        Assert.Equal(0, CommandLineRun.Of([.. Small, "--iterations", "5", "--out", folder["b"]]).Code);
        Assert.Equal(File.ReadAllBytes(folder["b/maze-simple.npz"]), File.ReadAllBytes(folder["a/maze-simple.npz"]));
        Assert.True(File.Exists(folder["a/report.html"]));
    }

    [Fact]
    public void A_finished_run_can_be_prolonged()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "2");
        var longer = CommandLineRun.Of([.. Small, "--iterations", "3", "--out", folder.Path, "--resume"]);
        Assert.Equal(0, longer.Code);
        Assert.Contains("resumed at iteration 2", longer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Starting_anew_moves_the_old_checkpoint_aside()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "2");
        var old = File.ReadAllBytes(folder["maze-simple.npz"]);
        Train(folder, "1");
        Assert.Equal(old, File.ReadAllBytes(folder["maze-simple.old.npz"]));
        Assert.NotEqual(old, File.ReadAllBytes(folder["maze-simple.npz"]));
    }

    [Fact]
    public void Other_settings_are_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "1");
        CommandLineRun.Of("maze", "--hidden", "6", "--steps", "10", "--resume", "--out", folder.Path).Refused("--hidden 5, not 6", 1);
        CommandLineRun.Of([.. Small, "--seed", "2", "--resume", "--out", folder.Path]).Refused("--seed 1, not 2", 1);
    }

    [Fact]
    public void Nothing_to_resume_is_said()
    {
        using var folder = new TemporaryFolder();
        CommandLineRun.Of([.. Small, "--resume", "--out", folder.Path]).Refused("maze-simple.npz");
    }

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_damaged_checkpoint_is_refused_and_stays_as_it_is(double kept, bool flipped)
    {
        using var folder = new TemporaryFolder();
        Train(folder, "1");
        var file = folder["maze-simple.npz"];
        var bytes = File.ReadAllBytes(file);
        bytes = bytes[..(int)(bytes.Length * kept)];
        if (flipped)
            bytes[bytes.Length / 3] ^= 0x10;
        File.WriteAllBytes(file, bytes);
        CommandLineRun.Of([.. Small, "--resume", "--out", folder.Path]).Refused(file, 1);
        Assert.Equal(bytes, File.ReadAllBytes(file));
    }

    private static void Train(TemporaryFolder folder, string iterations) =>
        Assert.Equal(0, CommandLineRun.Of([.. Small, "--iterations", iterations, "--out", folder.Path]).Code);
}
