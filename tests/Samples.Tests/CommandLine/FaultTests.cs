using System.Diagnostics;
using Backpropamine.Samples.Tests.Support;

namespace Backpropamine.Samples.Tests.CommandLine;

public sealed class FaultTests : IDisposable
{
    private const string Name = "maze-simple-seed1-steps10-hidden5";
    private const string Endless = "100000000";
    private static readonly string[] Small = ["maze", "--hidden", "5", "--steps", "10"];
    private static readonly string[] Slow = ["maze", "--hidden", "100", "--steps", "200"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("checkpoint.npz")]
    [InlineData("metrics.jsonl")]
    [InlineData("result.json")]
    [InlineData("report.html")]
    public void A_file_that_cannot_be_written_is_said_once_and_all_others_are_written(string file)
    {
        Directory.CreateDirectory(_folder[$"{Name}/{file}/taken"]);
        var run = CommandLineRun.Of([.. Small, "--iterations", "201", "--out", _folder.Path]);
        Assert.Equal(1, run.Code);
        Assert.StartsWith($"warning: {_folder[$"{Name}/{file}"]} cannot be written", run.Error, StringComparison.Ordinal);
        Assert.Equal(1, run.Error.Count(character => character == '\n'));
        foreach (var other in new[] { "checkpoint.npz", "metrics.jsonl", "result.json", "report.html" }.Where(other => other != file))
            Assert.True(File.Exists(_folder[$"{Name}/{other}"]), other);
        Assert.Equal(file != "report.html", run.Output.Contains("report: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_disk_that_is_full_for_a_while_costs_warnings_and_no_iteration()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using (var run = new StartedRun(_folder["a"], [.. Small, "--iterations", Endless]))
        {
            run.WaitFor(now => now.Iterations >= 20);
            run.LimitFiles(1000);
            run.WaitFor(now => now.Error.Contains("metrics.jsonl cannot be written", StringComparison.Ordinal) && now.Error.Contains("checkpoint.npz cannot be written", StringComparison.Ordinal));
            var written = run.Iterations;
            run.LimitFiles(null);
            // The next save makes the curves whole again.
            run.WaitFor(now => now.Iterations > written);
            run.Signal("TERM");
            Assert.Equal(130, run.End());
            var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(lines.Distinct(), lines);
            Assert.Equal(run.Iterations, IterationOf("a"));
        }

        string[] longer = [.. Small, "--iterations", $"{IterationOf("a") + 10}"];
        Assert.Equal(0, CommandLineRun.Of([.. longer, "--out", _folder["a"], "--resume"]).Code);
        Assert.Equal(0, CommandLineRun.Of([.. longer, "--out", _folder["b"]]).Code);
        Assert.Equal(File.ReadAllBytes(_folder[$"b/{Name}/checkpoint.npz"]), File.ReadAllBytes(_folder[$"a/{Name}/checkpoint.npz"]));
        Assert.Equal(IterationOf("a"), File.ReadLines(_folder[$"a/{Name}/metrics.jsonl"]).Count());
    }

    [Theory]
    [InlineData("mkfifo pipe; exec 3<> pipe 4> pipe 3<&-; dotnet \"$@\" >&4", "nobody reads it any more")]
    [InlineData("dotnet \"$@\" > /dev/full", "No space left on device")]
    public async Task An_output_that_is_closed_or_full_stops_nothing(string command, string reason)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var start = new ProcessStartInfo("bash", ["-c", command, "run", typeof(BuiltInTasks).Assembly.Location, .. Small, "--iterations", "60", "--out", _folder.Path])
        {
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        };
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        Assert.Contains($"warning: standard output cannot be written ({reason}", error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(character => character == '\n'));
        Assert.True(File.Exists(_folder[$"{Name}/report.html"]));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void A_signal_is_acknowledged_before_the_iteration_is_over_and_everything_is_saved(string signal)
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var run = new StartedRun(_folder.Path, [.. Slow, "--iterations", Endless]);
        run.WaitFor(now => now.Iterations >= 1);
        run.Signal(signal);
        run.WaitFor(now => now.Output.Contains("Stopping: the iteration under way is finished", StringComparison.Ordinal));
        var acknowledged = run.Iterations;
        Assert.Equal(130, run.End());
        Assert.InRange(run.Iterations, acknowledged, acknowledged + 1);
        Assert.Contains($"stopped at iteration {run.Iterations} of {Endless}", run.Error, StringComparison.Ordinal);
        Assert.Contains("--resume", run.Error, StringComparison.Ordinal);
        var file = Assert.Single(Directory.GetFiles(_folder.Path, "checkpoint.npz", SearchOption.AllDirectories));
        Assert.Equal(run.Iterations, (int)Checkpoint.Open(file).Metadata["iteration"]!);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void A_second_Ctrl_C_ends_at_once_and_what_was_saved_stays()
    {
        if (!OperatingSystem.IsLinux())
            return;
        string[] arguments = ["maze", "--hidden", "300", "--steps", "200"];
        Assert.Equal(0, CommandLineRun.Of([.. arguments, "--iterations", "1", "--out", _folder.Path]).Code);
        var file = Assert.Single(Directory.GetFiles(_folder.Path, "checkpoint.npz", SearchOption.AllDirectories));
        var before = File.ReadAllBytes(file);
        using (var run = new StartedRun(_folder.Path, [.. arguments, "--iterations", Endless, "--resume"]))
        {
            run.WaitFor(now => now.Iterations >= 2);
            run.Signal("INT");
            run.WaitFor(now => now.Output.Contains("Stopping: ", StringComparison.Ordinal));
            run.Signal("INT");
            Assert.Equal(130, run.End());
            Assert.DoesNotContain("stopped at iteration", run.Error, StringComparison.Ordinal);
        }
        Assert.Equal(before, File.ReadAllBytes(file));
        Assert.Equal(0, CommandLineRun.Of([.. arguments, "--iterations", "2", "--out", _folder.Path, "--resume"]).Code);
    }

    private int IterationOf(string run) => (int)Checkpoint.Open(_folder[$"{run}/{Name}/checkpoint.npz"]).Metadata["iteration"]!;
}
