using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.CommandLine;

public class ResumeTests
{
    private const string Name = "maze-simple-seed1-steps10-hidden5";
    private static readonly string[] Small = ["maze", "--hidden", "5", "--steps", "10"];

    [Fact]
    public void An_interrupted_run_keeps_a_checkpoint_says_how_to_go_on_and_ends_like_one_in_a_piece()
    {
        using var folder = new TemporaryFolder();
        var interrupt = new Interrupt();
        interrupt.Stop();
        var stopped = CommandLineRun.Of(interrupt, [.. Small, "--iterations", "5", "--out", folder["a"]]);
        Assert.Equal(130, stopped.Code);
        Assert.Contains($"./run maze --hidden 5 --steps 10 --iterations 5 --out {folder["a"]} --resume", stopped.Error, StringComparison.Ordinal);
        Assert.Contains("iteration 1 of 5", stopped.Error, StringComparison.Ordinal);

        Assert.Equal(0, CommandLineRun.Of([.. Small, "--iterations", "5", "--out", folder["a"], "--resume"]).Code);
        Assert.Equal(0, CommandLineRun.Of([.. Small, "--iterations", "5", "--out", folder["b"]]).Code);
        Assert.Equal(File.ReadAllBytes(folder[$"b/{Name}/checkpoint.npz"]), File.ReadAllBytes(folder[$"a/{Name}/checkpoint.npz"]));
        Assert.True(File.Exists(folder[$"a/{Name}/report.html"]));
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
    public void Starting_anew_leaves_the_earlier_run_alone_and_resuming_takes_the_latest()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "2");
        var before = Files(folder[Name]);
        Train(folder, "1");
        Assert.Equal(before, Files(folder[Name]));
        Assert.True(File.Exists(folder[$"{Name}-2/result.json"]));

        var longer = CommandLineRun.Of([.. Small, "--iterations", "3", "--out", folder.Path, "--resume"]);
        Assert.Contains("resumed at iteration 1", longer.Output, StringComparison.Ordinal);
        Assert.Equal(before, Files(folder[Name]));
        Assert.Equal(2, Directory.GetDirectories(folder.Path).Length);
    }

    [Fact]
    public void Other_settings_have_a_folder_of_their_own()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "1");
        string[] changes = ["--seed", "2", "--lanes", "4", "--network", "retroactive", "--execution", "reference"];
        Assert.Equal(0, CommandLineRun.Of([.. Small, .. changes, "--iterations", "1", "--resume", "--out", folder.Path]).Code);
        Assert.Equal(
            ["maze-retroactive-seed2-steps10-hidden5-lanes4-executionreference", Name],
            Directory.GetDirectories(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_to_resume_is_said_and_the_run_starts()
    {
        using var folder = new TemporaryFolder();
        var run = CommandLineRun.Of([.. Small, "--iterations", "1", "--resume", "--out", folder.Path]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains($"There is nothing to resume in {folder[Name]}", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(folder[$"{Name}/checkpoint.npz"]));
    }

    [Fact]
    public void A_run_that_goes_on_is_not_resumed_twice()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "1");
        using (RunFolder.Take(folder.Path, Name, resume: true, ""))
            CommandLineRun.Of([.. Small, "--iterations", "2", "--resume", "--out", folder.Path]).Refused("another process is training there");
        Assert.Equal(0, CommandLineRun.Of([.. Small, "--iterations", "2", "--resume", "--out", folder.Path]).Code);
    }

    [Fact]
    public async Task Two_processes_at_once_in_one_folder_both_succeed_and_keep_their_results()
    {
        using var folder = new TemporaryFolder();
        string[] arguments = [.. Small, "--iterations", "300", "--out", folder.Path];
        var runs = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => CommandLineRun.InAnotherProcess(("LC_ALL", "C"), arguments))));
        Assert.All(runs, run => Assert.Equal((0, ""), (run.Code, run.Error)));
        Assert.Equal([Name, $"{Name}-2"], Directory.GetDirectories(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(File.ReadAllBytes(folder[$"{Name}/checkpoint.npz"]), File.ReadAllBytes(folder[$"{Name}-2/checkpoint.npz"]));
    }

    [Fact]
    public void A_checkpoint_of_other_settings_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        Train(folder, "1");
        Directory.Move(folder[Name], folder["maze-simple-seed1-steps10-hidden6"]);
        CommandLineRun.Of("maze", "--hidden", "6", "--steps", "10", "--resume", "--out", folder.Path).Refused("--hidden 5, not 6", 1);
    }

    [Fact]
    public void A_command_to_go_on_is_quoted_for_a_shell()
    {
        using var folder = new TemporaryFolder();
        var interrupt = new Interrupt();
        interrupt.Stop();
        var stopped = CommandLineRun.Of(interrupt, [.. Small, "--iterations", "5", "--out", folder["it's $HOME"]]);
        Assert.Contains($"--out '{folder["it'\\''s $HOME"]}' --resume", stopped.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_damaged_checkpoint_is_refused_and_stays_as_it_is(double kept, bool flipped)
    {
        using var folder = new TemporaryFolder();
        Train(folder, "1");
        var file = folder[$"{Name}/checkpoint.npz"];
        var bytes = File.ReadAllBytes(file);
        bytes = bytes[..(int)(bytes.Length * kept)];
        if (flipped)
            bytes[bytes.Length / 3] ^= 0x10;
        File.WriteAllBytes(file, bytes);
        CommandLineRun.Of([.. Small, "--resume", "--out", folder.Path]).Refused(file, 1);
        Assert.Equal(bytes, File.ReadAllBytes(file));
    }

    private static string[] Files(string folder) =>
        [.. Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(file => $"{file} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")];

    private static void Train(TemporaryFolder folder, string iterations) =>
        Assert.Equal(0, CommandLineRun.Of([.. Small, "--iterations", iterations, "--out", folder.Path]).Code);
}
