using System.CommandLine;

namespace Backpropamine.Training.Comparing.CommandLine;

/// <summary>What <c>compare</c> and <c>sweep</c> have in common.</summary>
/// <param name="table">The tasks that there are.</param>
/// <param name="seeds">The seeds unless told otherwise.</param>
internal sealed class CommonOptions(TaskTable table, string seeds)
{
    public Argument<string> Task { get; } = new("task") { Description = $"the task, such as {table.Tasks[0].Name}" };

    public Argument<string[]> TaskOptions { get; } = new("options") { Description = $"options of the task, for all runs, such as --iterations 500; {table.Command} --help lists them", Arity = ArgumentArity.ZeroOrMore };

    public Option<string> Seeds { get; } = new("--seeds") { Description = "the seeds of each condition, such as 1-10 or 1,2,7-9", DefaultValueFactory = _ => seeds };

    public Option<int?> Jobs { get; } = new("--jobs") { Description = "runs at a time, each a process with one thread (as many as there are processors; under slurm, as many as it has room for)" };

    public Option<double?> Criterion { get; } = new("--criterion") { Description = "the score to reach (what the task wants)" };

    public Option<int> Window { get; } = new("--window") { Description = "iterations over which scores are averaged", DefaultValueFactory = _ => 100 };

    public Option<string?> Out { get; } = new("--out") { Description = "folder for runs, page and results (artifacts/compare-<task>, artifacts/sweep-<task>)" };

    public Option<string?> Results { get; } = new("--results") { Description = "the CSV file of finished runs, which are not run again (runs.csv in the --out folder)" };

    public Option<string> Launcher { get; } = new("--launcher") { Description = "what starts the runs: this machine, or the cluster as one array job", HelpName = "local|slurm", DefaultValueFactory = _ => "local" };

    public Option<string?> Time { get; } = new("--time") { Description = "slurm: the time limit of a run, such as 2:00:00; a minute before, the run saves and stops (the partition's)" };

    public Option<string?> Memory { get; } = new("--memory") { Description = "slurm: the memory of a run, such as 4G (the partition's)" };

    public Option<int?> Cpus { get; } = new("--cpus") { Description = "slurm: the processors of a run (as many as its --threads)" };

    public Option<string?> Partition { get; } = new("--partition") { Description = "slurm: the partition (the cluster's usual one)" };

    public Option<string[]> Sbatch { get; } = new("--sbatch") { Description = "slurm: one more option of sbatch, without dashes, such as account=lab", HelpName = "NAME=VALUE" };

    public IEnumerable<Option> All => [Seeds, Jobs, Criterion, Window, Out, Results, Launcher, .. OfSlurm];

    /// <summary>The options that only Slurm needs.</summary>
    public IEnumerable<Option> OfSlurm => [Time, Memory, Cpus, Partition, Sbatch];
}
