using System.Diagnostics;
using Backpropamine.Samples.Tests.CommandLine;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;
using Backpropamine.Training.Comparing.Processes;

namespace Backpropamine.Samples.Tests.Comparing.Processes;

/// <summary>Comparisons with real runs, which are processes.</summary>
public sealed class CompareTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string[] Small => ["--hidden", "5", "--steps", "10", "--jobs", "2", "--out", _folder.Path];

    [Fact]
    public void A_comparison_is_run_once_and_more_seeds_only_add_what_is_missing()
    {
        string[] compare = ["compare", "cue", "--vary", "network=rnn,simple", "--iterations", "3", .. Small];
        var first = CommandLineRun.Of([.. compare, "--seeds", "1"]);
        Assert.Equal((0, ""), (first.Code, first.Error));
        Assert.Contains("0 of 2 runs finished before", first.Output, StringComparison.Ordinal);
        Assert.Equal(2, Rows().Count);
        Assert.True(File.Exists(_folder["compare.html"]));
        Assert.False(Directory.Exists(_folder["program"]));

        var more = CommandLineRun.Of([.. compare, "--seeds", "1,2"]);
        Assert.Contains("2 of 4 runs finished before", more.Output, StringComparison.Ordinal);
        Assert.Equal(2, more.Output.Split('\n').Count(line => line.Contains("seed 2: score", StringComparison.Ordinal)));
        Assert.DoesNotContain("seed 1: score", more.Output, StringComparison.Ordinal);

        var nothing = CommandLineRun.Of([.. compare, "--seeds", "1-2"]);
        Assert.Contains("4 of 4 runs finished before", nothing.Output, StringComparison.Ordinal);
        Assert.Equal(4, Rows().Count);
        Assert.Equal(["rnn 1", "rnn 2", "simple 1", "simple 2"], Rows().Select(row => $"{row[2].Split("network=")[1].Split(' ')[0]} {row[3]}").Order());
    }

    [Fact]
    public void A_run_of_a_comparison_is_the_run_of_the_command_line()
    {
        Assert.Equal(0, CommandLineRun.Of(["compare", "cue", "--vary", "network=rnn,none", "--iterations", "4", "--seeds", "3", .. Small]).Code);
        Assert.Equal(0, CommandLineRun.Of("cue", "--network", "none", "--iterations", "4", "--seed", "3", "--hidden", "5", "--steps", "10", "--out", _folder["alone"]).Code);
        var scores = File.ReadLines(Directory.GetFiles(_folder["alone"], "metrics.jsonl", SearchOption.AllDirectories).Single())
            .Select(line => double.Parse(line.Split("\"score\":")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture));
        var run = Rows().Single(row => row[2].Contains("network=none", StringComparison.Ordinal))[0];
        var curve = File.ReadLines(_folder["runs.curves.csv"]).Select(line => line.Split(',')).Where(row => row[0] == run).Select(row => double.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(scores.Select(score => Math.Round(score, 4)), curve.Select(score => Math.Round(score, 4)));
    }

    [Fact]
    public void A_run_that_breaks_is_reported_with_the_end_of_its_log_and_loses_nothing_else()
    {
        var run = CommandLineRun.Of(["compare", "cue", "--vary", "learning-rate=0.001,1e30", "--iterations", "5", "--seeds", "1", .. Small]);
        Assert.Equal(1, run.Code);
        Assert.Single(Rows());
        Assert.Contains("learning-rate 1e30, seed 1: LOST", run.Output, StringComparison.Ordinal);
        Assert.Contains("<pre tabindex=\"0\">", File.ReadAllText(_folder["compare.html"]), StringComparison.Ordinal);
        Assert.Contains("error: ", File.ReadAllText(_folder["compare.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_is_killed_loses_nothing_else_and_is_run_again()
    {
        if (!OperatingSystem.IsLinux())
            return;
        string[] compare = ["compare", "cue", "--vary", "network=rnn,none", "--iterations", "600", "--seeds", "1", .. Small];
        var killer = Task.Run(() => Kill("--network\0none\0"));
        var run = CommandLineRun.Of(compare);
        await killer;
        Assert.Equal(1, run.Code);
        Assert.Contains("network none, seed 1: LOST, the process was ended by signal 9", run.Output, StringComparison.Ordinal);
        Assert.Contains("network rnn, seed 1: score", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, CommandLineRun.Of(compare).Code);
        Assert.Equal(2, Rows().Count);
    }

    [Fact]
    public async Task A_comparison_that_is_stopped_goes_on_where_it_was()
    {
        string[] compare = ["compare", "cue", "--vary", "network=rnn,none", "--iterations", "1200", "--seeds", "1", .. Small];
        var interrupt = new Interrupt();
        var stopper = Task.Run(() =>
        {
            Wait(() => Files("metrics.jsonl").Any(file => new FileInfo(file).Length > 0));
            interrupt.Stop();
        });
        var stopped = CommandLineRun.Of(interrupt, compare);
        await stopper;
        Assert.Equal(130, stopped.Code);
        Assert.Contains("stopping the runs under way", stopped.Output, StringComparison.Ordinal);
        Assert.Contains("stopped, its checkpoint is kept", stopped.Output, StringComparison.Ordinal);
        Assert.True(Rows().Count < 2);

        Assert.Equal(0, CommandLineRun.Of(compare).Code);
        Assert.Equal(2, Rows().Count);
        Assert.Contains(Files("log.txt"), log => File.ReadAllText(log).Contains("resumed at iteration", StringComparison.Ordinal));
    }

    [Fact]
    public void The_runs_of_a_comparison_that_was_killed_stop_by_themselves()
    {
        if (!OperatingSystem.IsLinux())
            return;
        var start = new ProcessStartInfo("dotnet", [typeof(BuiltInTasks).Assembly.Location, "compare", "cue", "--vary", "network=rnn,none", "--iterations", "1000000", .. Small])
        {
            RedirectStandardOutput = true,
        };
        using var comparison = Process.Start(start)!;
        try
        {
            Wait(() => Files("checkpoint.npz").Length == 2);
            Assert.Equal(2, Children().Count);
        }
        finally
        {
            comparison.Kill();
        }
        Wait(() => Children().Count == 0);
    }

    [Fact]
    public void Two_comparisons_cannot_run_in_the_same_folder()
    {
        string[] compare = ["compare", "cue", "--vary", "network=rnn,none", "--iterations", "1", "--seeds", "1", .. Small];
        using (Held.Take(_folder["program"]))
            CommandLineRun.Of([.. compare, "--results", _folder["other.csv"]]).Refused("wait until no other comparison uses it");
        Assert.Equal(0, CommandLineRun.Of(compare).Code);
    }

    [Fact]
    public void A_comparison_whose_output_is_closed_goes_on_and_says_so_by_its_exit_code()
    {
        using var interrupt = new Interrupt();
        using var closed = new ClosedWriter();
        using var error = new StringWriter();
        string[] arguments = ["compare", "cue", "--vary", "network=rnn,none", "--iterations", "2", "--seeds", "1", .. Small];
        Assert.Equal(1, TrainingProgram.Run(arguments, BuiltInTasks.Table, closed, error, new PlainView(closed), interrupt));
        Assert.Equal(2, Rows().Count);
        Assert.True(File.Exists(_folder["compare.html"]));
        Assert.Equal("", error.ToString());
    }

    [Fact]
    public void A_sweep_ranks_what_it_tried()
    {
        var run = CommandLineRun.Of(["sweep", "cue", "--grid", "network=rnn,none", "--random", "2", "--log-range", "learning-rate=1e-4..1e-2", "--iterations", "2", .. Small]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(4, Rows().Count);
        Assert.Contains("\n4. network ", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["sweep.html"]));
    }

    [Theory]
    [InlineData("there is nothing to compare", "compare", "cue")]
    [InlineData("there is nothing to rank", "sweep", "cue")]
    [InlineData("needs both --random", "sweep", "cue", "--random", "3")]
    [InlineData("needs both --random", "sweep", "cue", "--range", "hidden=3..4")]
    [InlineData("--jobs 0", "compare", "cue", "--vary", "network=rnn,none", "--jobs", "0")]
    [InlineData("--window 0", "compare", "cue", "--vary", "network=rnn,none", "--window", "0")]
    [InlineData("there is no task 'cheese'", "compare", "cheese", "--vary", "network=rnn,none")]
    [InlineData("--hiden", "compare", "cue", "--vary", "network=rnn,none", "--hiden", "3")]
    [InlineData("task", "compare")]
    public void Misuse_is_one_clear_line(string problem, params string[] arguments) =>
        CommandLineRun.Of([.. arguments, .. arguments.Length > 1 ? ["--out", _folder.Path] : Array.Empty<string>()]).Refused(problem);

    public void Dispose() => _folder.Dispose();

    private List<string[]> Rows() => [.. File.ReadAllLines(_folder["runs.csv"]).Skip(1).Select(line => line.Split(','))];

    /// <summary>Kills a run as soon as there is one with these arguments.</summary>
    private void Kill(string arguments)
    {
        List<(int Id, string Command)> found = [];
        Wait(() => (found = [.. Children().Where(child => child.Command.Contains(arguments, StringComparison.Ordinal))]).Count > 0);
        using var run = Process.GetProcessById(found[0].Id);
        run.Kill();
    }

    /// <summary>The files of this name that runs have written so far.</summary>
    private string[] Files(string name) => Directory.Exists(_folder["runs"]) ? Directory.GetFiles(_folder["runs"], name, SearchOption.AllDirectories) : [];

    /// <summary>The processes of runs in the folder.</summary>
    private List<(int Id, string Command)> Children()
    {
        var children = new List<(int, string)>();
        foreach (var folder in Directory.GetDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            try
            {
                var command = File.ReadAllText(Path.Combine(folder, "cmdline"));
                if (command.Contains(_folder["runs/"], StringComparison.Ordinal))
                    children.Add((int.Parse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture), command));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended meanwhile.
            }
        }
        return children;
    }

    private static void Wait(Func<bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromMinutes(10), "nothing happened for ten minutes");
            Thread.Sleep(20);
        }
    }

    private sealed class ClosedWriter : StringWriter
    {
        public override void Write(char value) => throw new IOException("Broken pipe");

        public override void Write(string? value) => throw new IOException("Broken pipe");

        public override void WriteLine(string? value) => throw new IOException("Broken pipe");
    }
}
