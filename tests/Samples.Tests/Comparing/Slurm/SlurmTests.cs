using Backpropamine.Samples.Tests.CommandLine;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.Comparing.Slurm;

/// <summary>Comparisons whose runs are the tasks of an array job. Slurm's commands are stand-ins; eng/cluster-check has the real ones.</summary>
public sealed class SlurmTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SlurmStandIn _slurm = new();

    [LinuxFact]
    public void A_comparison_under_Slurm_has_the_results_and_the_page_of_a_local_one()
    {
        string[] compare = ["compare", "cue", "--vary", "network=rnn,simple", "--iterations", "3", "--seeds", "1", "--hidden", "5", "--steps", "10"];
        var slurm = CommandLineRun.Of([.. compare, "--out", _folder["slurm"], "--launcher", "slurm"]);
        Assert.Equal((0, ""), (slurm.Code, slurm.Error));
        Assert.Contains("Slurm has 2 runs as job 1", slurm.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_folder["slurm/slurm"]));
        Assert.Equal(0, CommandLineRun.Of([.. compare, "--out", _folder["local"]]).Code);

        Assert.Equal(Data("local"), Data("slurm"));
        Assert.Equal(Scores("local"), Scores("slurm"));
        Assert.All(Directory.GetFiles(_folder["slurm"], "log.txt", SearchOption.AllDirectories), log => Assert.Contains("report: ", File.ReadAllText(log), StringComparison.Ordinal));
    }

    [LinuxFact]
    public void Of_twenty_runs_five_are_killed_and_the_same_command_runs_these()
    {
        _slurm.WithoutTraining().Behave("kill-rnn-2", "kill-none-3", "kill-rnn-7", "kill-none-7", "kill-none-10");
        string[] compare = ["compare", "cue", "--vary", "network=rnn,none", "--seeds", "1-10", "--iterations", "1", "--out", _folder.Path, "--launcher", "slurm"];
        var first = CommandLineRun.Of(compare);
        Assert.Equal(1, first.Code);
        Assert.Equal(15, Rows);
        Assert.Matches(@"network rnn, seed 7: LOST, the process was ended by signal 9 \(this is attempt 1\); log: /.*/seed-7/log.txt", first.Output);
        Assert.Contains("Runs that were lost", File.ReadAllText(_folder["compare.html"]), StringComparison.Ordinal);

        var second = CommandLineRun.Of(compare);
        Assert.Equal((0, ""), (second.Code, second.Error));
        Assert.Contains("15 of 20 runs finished before", second.Output, StringComparison.Ordinal);
        Assert.Contains("Slurm has 5 runs as job 2", second.Output, StringComparison.Ordinal);
        Assert.Equal(20, Rows);
    }

    [LinuxFact]
    public async Task A_run_that_Slurm_requeues_is_not_lost()
    {
        _slurm.WithoutTraining().Behave("hold");
        var requeue = Task.Run(() =>
        {
            _slurm.WaitFor("1_1", "RUNNING");
            SlurmStandIn.WaitUntil(() => Attempts.Length == 2);
            _slurm.Run("scontrol", "requeue", "1_1");
            SlurmStandIn.WaitUntil(() => Attempts.Contains(2));
            _slurm.Forget("hold");
        });
        var run = CommandLineRun.Of([.. Compare, "--vary", "network=rnn,none"]);
        await requeue;
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(2, Rows);
        Assert.Equal([1, 2], Attempts.Order());
    }

    [LinuxFact]
    public async Task A_run_that_is_cancelled_is_named_and_the_others_go_on()
    {
        _slurm.WithoutTraining().Behave("hold");
        var cancel = Task.Run(() =>
        {
            SlurmStandIn.WaitUntil(() => Attempts.Length == 2);
            _slurm.Run("scancel", "1_0");
            _slurm.WaitFor("1_0", "CANCELLED");
            _slurm.Forget("hold");
        });
        var run = CommandLineRun.Of([.. Compare, "--vary", "network=rnn,none"]);
        await cancel;
        Assert.Equal(1, run.Code);
        Assert.Contains("network rnn, seed 1: LOST, it was cancelled", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, Rows);
    }

    [LinuxFact]
    public async Task A_comparison_that_is_stopped_leaves_its_runs_to_Slurm_and_comes_back_to_them()
    {
        _slurm.WithoutTraining().Behave("hold");
        var stopped = await StopAsync();
        Assert.Equal(130, stopped.Code);
        Assert.Contains("the same command comes back to them, and 'scancel 1' ends them", stopped.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("LOST", stopped.Output, StringComparison.Ordinal);
        Assert.True(Directory.GetFiles(_folder["slurm"], "Backpropamine.Samples.dll", SearchOption.AllDirectories).Length == 1);

        var release = Task.Run(() =>
        {
            SlurmStandIn.WaitUntil(() => _slurm.Calls.Length == 2);
            _slurm.Forget("hold");
        });
        // One more condition: its runs are a job of their own.
        var back = CommandLineRun.Of([.. Compare, "--vary", "network=rnn,none,simple"]);
        await release;
        Assert.Equal((0, ""), (back.Code, back.Error));
        Assert.Contains("2 runs are with Slurm already (job 1)", back.Output, StringComparison.Ordinal);
        Assert.Contains("Slurm has 1 run as job 2", back.Output, StringComparison.Ordinal);
        Assert.Equal(3, Rows);
        Assert.Equal([1, 1, 1], Attempts);
        Assert.Empty(Directory.GetDirectories(_folder["slurm"]));
    }

    [LinuxFact]
    public async Task Runs_that_ended_while_nobody_waited_are_not_run_again()
    {
        _slurm.WithoutTraining().Behave("hold");
        await StopAsync();
        _slurm.Forget("hold");
        _slurm.WaitFor("1_0", "COMPLETED");
        _slurm.WaitFor("1_1", "COMPLETED");
        var back = CommandLineRun.Of([.. Compare, "--vary", "network=rnn,none"]);
        Assert.Equal((0, ""), (back.Code, back.Error));
        Assert.Equal(2, Rows);
        Assert.Single(_slurm.Calls);
    }

    [LinuxFact]
    public async Task Runs_of_a_job_that_has_disappeared_are_named()
    {
        _slurm.WithoutTraining().Behave("hold");
        var forget = Task.Run(() =>
        {
            SlurmStandIn.WaitUntil(() => Attempts.Length == 2);
            _slurm.Behave("forgetful");
        });
        var run = CommandLineRun.Of([.. Compare, "--vary", "network=rnn,none"]);
        await forget;
        _slurm.Forget("hold");
        _slurm.WaitFor("1_0", "COMPLETED");
        _slurm.WaitFor("1_1", "COMPLETED");
        Assert.Equal(1, run.Code);
        Assert.Contains("network none, seed 1: LOST, Slurm does not know it any more", run.Output, StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task A_comparison_waits_while_Slurm_does_not_answer()
    {
        _slurm.WithoutTraining().Behave("silent");
        var answer = Task.Run(() =>
        {
            SlurmStandIn.WaitUntil(() => _slurm.Unanswered == 2);
            _slurm.Forget("silent");
        });
        var run = CommandLineRun.Of([.. Compare, "--vary", "network=rnn,none"]);
        await answer;
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Single(run.Output.Split('\n'), line => line.StartsWith("Slurm does not answer (slurm_load_jobs error: Unable to contact", StringComparison.Ordinal));
        Assert.Equal(2, Rows);
    }

    [LinuxFact]
    public void Resources_are_what_the_user_asks_for()
    {
        _slurm.WithoutTraining();
        var run = CommandLineRun.Of(
            [.. Compare, "--vary", "network=rnn,none", "--time", "2:00:00", "--memory", "4G", "--partition", "long", "--sbatch", "account=lab", "--sbatch", "exclusive", "--jobs", "7"]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Contains(" --array=0-1%7 --cpus-per-task=1 --time=2:00:00 --mem=4G --partition=long --account=lab --exclusive /", _slurm.Calls.Single(), StringComparison.Ordinal);
    }

    [LinuxFact]
    public void A_run_has_the_processors_of_its_threads_unless_told_otherwise()
    {
        _slurm.WithoutTraining();
        Assert.Equal(0, CommandLineRun.Of([.. Compare, "--vary", "network=rnn,none", "--threads", "1", "--cpus", "3"]).Code);
        Assert.Equal(0, CommandLineRun.Of([.. Compare, "--vary", "network=rnn,none", "--threads", $"{Environment.ProcessorCount}", "--hidden", "7"]).Code);
        Assert.Contains(" --array=0-1 --cpus-per-task=3 /", _slurm.Calls[0], StringComparison.Ordinal);
        Assert.Contains($" --cpus-per-task={Environment.ProcessorCount} /", _slurm.Calls[1], StringComparison.Ordinal);
    }

    [LinuxFact]
    public void A_warning_of_sbatch_is_no_refusal()
    {
        _slurm.WithoutTraining().Behave("warns");
        var run = CommandLineRun.Of([.. Compare, "--vary", "network=rnn,none"]);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(2, Rows);
    }

    [LinuxFact]
    public async Task Runs_that_are_with_Slurm_are_not_started_here()
    {
        _slurm.WithoutTraining().Behave("hold");
        await StopAsync();
        CommandLineRun.Of("compare", "cue", "--iterations", "1", "--seeds", "1", "--out", _folder.Path, "--vary", "network=rnn,none")
            .Refused("runs of this comparison are with Slurm (job 1): give --launcher slurm, too, or end them with 'scancel 1'");
        _slurm.Forget("hold");
        _slurm.WaitFor("1_0", "COMPLETED");
        _slurm.WaitFor("1_1", "COMPLETED");
    }

    [LinuxFact]
    public void What_Slurm_refuses_is_one_clear_line()
    {
        CommandLineRun.Of([.. Compare, "--vary", "network=rnn,none", "--partition", "nowhere"]).Refused("Slurm refuses the job: invalid partition specified: nowhere");
        Assert.Empty(Directory.GetDirectories(_folder["slurm"]));
    }

    [LinuxFact]
    public void Without_Slurm_one_line_says_so()
    {
        _slurm.Uninstall();
        CommandLineRun.Of([.. Compare, "--vary", "network=rnn,none"]).Refused("sbatch is not installed on this machine");
    }

    [Theory]
    [InlineData("--launcher cloud: there are local and slurm", "--launcher", "cloud")]
    [InlineData("--time is for Slurm", "--time", "10")]
    [InlineData("--sbatch is for Slurm", "--sbatch", "account=lab", "--launcher", "local")]
    [InlineData("--cpus 0", "--launcher", "slurm", "--cpus", "0")]
    public void Misuse_is_one_clear_line(string problem, params string[] arguments) =>
        CommandLineRun.Of(["compare", "cue", "--vary", "network=rnn,none", "--out", _folder.Path, .. arguments]).Refused(problem);

    public void Dispose()
    {
        _slurm.Dispose();
        _folder.Dispose();
    }

    private string[] Compare => ["compare", "cue", "--iterations", "1", "--seeds", "1", "--out", _folder.Path, "--launcher", "slurm"];

    private int Rows => File.ReadAllLines(_folder["runs.csv"]).Length - 1;

    /// <summary>How often each run that has begun was begun.</summary>
    private int[] Attempts => Directory.Exists(_folder["runs"])
        ? [.. Directory.GetFiles(_folder["runs"], "attempts", SearchOption.AllDirectories).Select(file => File.ReadAllLines(file).Length)]
        : [];

    private async Task<CommandLineRun> StopAsync()
    {
        var interrupt = new Interrupt();
        var stopper = Task.Run(() =>
        {
            SlurmStandIn.WaitUntil(() => Attempts.Length == 2);
            interrupt.Stop();
        });
        var stopped = CommandLineRun.Of(interrupt, [.. Compare, "--vary", "network=rnn,none"]);
        await stopper;
        return stopped;
    }

    private string Data(string folder) => File.ReadAllText(_folder[$"{folder}/compare.html"]).Split("id=\"data\">")[1].Split("</script>")[0];

    private string[] Scores(string folder) => [.. File.ReadAllLines(_folder[$"{folder}/runs.curves.csv"]).Select(line => line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..]).Order()];
}
