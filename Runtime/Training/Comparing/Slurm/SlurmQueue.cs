namespace Backpropamine.Training.Comparing.Slurm;

/// <summary>What Slurm knows of jobs.</summary>
internal static class SlurmQueue
{
    private const string Unknown = "Invalid job id";

    /// <summary>The states of the tasks of some jobs, also of those that were over a short time ago.</summary>
    /// <param name="jobs">The numbers of the jobs.</param>
    /// <returns>The states by the tasks' names, such as 12_3; null if Slurm does not answer, and why.</returns>
    public static async Task<(IReadOnlyDictionary<string, SlurmState>? States, string Problem)> ReadAsync(IReadOnlyCollection<string> jobs)
    {
        var states = new Dictionary<string, SlurmState>();
        if (jobs.Count == 0)
            return (states, "");
        var (output, problem) = await SlurmCommand.RunAsync(
            "squeue", "--noheader", "--array", "--states=all", $"--jobs={string.Join(',', jobs)}", "--Format=JobArrayID:40,State:20,exit_code:20");
        if (output is null && !problem.Contains(Unknown, StringComparison.Ordinal))
            return (null, problem);
        foreach (var line in (output ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var task, var state, .. var exit])
                states[task] = new SlurmState(state, exit is [var status] && int.TryParse(status, out var number) ? number : 0);
        return (states, "");
    }
}
