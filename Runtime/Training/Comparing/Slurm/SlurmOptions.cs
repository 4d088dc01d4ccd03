namespace Backpropamine.Training.Comparing.Slurm;

/// <summary>What Slurm gives each run. What is null is the cluster's choice.</summary>
/// <param name="Time">The time limit, as sbatch writes it.</param>
/// <param name="Memory">The memory, as sbatch writes it.</param>
/// <param name="Cpus">The processors; null for as many as the run has threads.</param>
/// <param name="Partition">The partition.</param>
/// <param name="More">Further options of sbatch, without dashes.</param>
/// <param name="Jobs">Runs at a time; null for as many as there is room for.</param>
internal sealed record SlurmOptions(string? Time, string? Memory, int? Cpus, string? Partition, IReadOnlyList<string> More, int? Jobs);
