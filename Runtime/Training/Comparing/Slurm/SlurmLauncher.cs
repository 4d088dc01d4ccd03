using Backpropamine.Training.Comparing.Processes;

namespace Backpropamine.Training.Comparing.Slurm;

/// <summary>Runs trainings as the tasks of an array job. The job goes on when nobody waits for it; a later comparison in the same folder finds it.</summary>
/// <param name="program">The program's assembly.</param>
/// <param name="folder">The comparison's folder, which all machines see.</param>
/// <param name="options">What each run gets.</param>
internal sealed class SlurmLauncher(string program, string folder, SlurmOptions options) : ILauncher
{
    // Slurm is asked often only while runs may be short.
    private const double Slower = 1.2;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.3);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly string _folder = FolderOf(folder);
    private readonly Dictionary<string, Launch> _waiting = [];

    /// <inheritdoc/>
    public string Stopping => "waiting no longer …";

    private string Jobs => string.Join(' ', _waiting.Keys.Select(JobOf).Distinct());

    /// <summary>Refuses to run here what an earlier comparison in the folder left to Slurm.</summary>
    /// <param name="folder">The comparison's folder.</param>
    /// <exception cref="UsageException">There is such a job.</exception>
    public static void RefuseLeft(string folder)
    {
        if (SlurmJob.ReadAll(FolderOf(folder)) is { Count: > 0 } jobs)
        {
            var numbers = string.Join(' ', jobs.Select(job => job.Number));
            throw new UsageException($"runs of this comparison are with Slurm (job {numbers}): give --launcher slurm, too, or end them with 'scancel {numbers}' and delete {FolderOf(folder)}");
        }
    }

    /// <inheritdoc/>
    public async Task RunAsync(IReadOnlyList<Launch> runs, IRunWatch watch, Interrupt interrupt)
    {
        var (version, problem) = await SlurmCommand.RunAsync("sbatch", "--version");
        if (version is null)
            throw new UsageException($"Slurm cannot be used: {problem}");
        var missing = await FindAsync(runs);
        if (_waiting.Count > 0)
            watch.Say($"{Runs(_waiting.Count)} {(_waiting.Count == 1 ? "is" : "are")} with Slurm already (job {Jobs})");
        if (missing.Count > 0 && !interrupt.Requested)
        {
            var job = await SlurmJob.SubmitAsync(_folder, program, missing, options);
            for (var i = 0; i < missing.Count; i++)
                _waiting[job.TaskOf(i)] = missing[i];
            watch.Say($"Slurm has {Runs(missing.Count)} as job {job.Number}; Ctrl-C leaves them there, and the same command comes back to them");
        }
        await WaitAsync(watch, interrupt);
        if (_waiting.Count > 0)
            watch.Say($"the runs stay with Slurm: the same command comes back to them, and 'scancel {Jobs}' ends them");
        else if (!interrupt.Requested)
            await TryCleanAsync();
    }

    // All results are collected by now: what cannot be removed is left to the next command.
    private async Task TryCleanAsync()
    {
        try
        {
            await CleanAsync();
        }
        catch (Exception e) when (e is UsageException or IOException or UnauthorizedAccessException)
        {
        }
    }

    // Takes up what earlier comparisons left to Slurm; the other runs are missing.
    private async Task<IReadOnlyList<Launch>> FindAsync(IReadOnlyList<Launch> runs)
    {
        var left = new Dictionary<string, string>();
        foreach (var (job, active) in await CleanAsync())
            foreach (var i in active)
                left[job.Runs[i]] = job.TaskOf(i);
        var missing = new List<Launch>();
        foreach (var run in runs)
        {
            if (left.TryGetValue(run.Folder, out var task))
                _waiting[task] = run;
            else
                missing.Add(run);
        }
        return missing;
    }

    // The jobs that go on, with their active runs. What the others needed is removed.
    private async Task<IReadOnlyList<(SlurmJob Job, int[] Active)>> CleanAsync()
    {
        var jobs = SlurmJob.ReadAll(_folder);
        var (states, problem) = await SlurmQueue.ReadAsync([.. jobs.Select(job => job.Number)]);
        if (states is null)
            throw new UsageException($"Slurm does not answer ({problem}): try again later; nothing is lost");
        var found = jobs.Select(job => (Job: job, Active: Enumerable.Range(0, job.Runs.Count).Where(i => states.TryGetValue(job.TaskOf(i), out var state) && !state.IsOver).ToArray())).ToList();
        foreach (var (job, _) in found.Where(one => one.Active.Length == 0))
            job.Delete();
        return [.. found.Where(one => one.Active.Length > 0)];
    }

    private async Task WaitAsync(IRunWatch watch, Interrupt interrupt)
    {
        var running = new HashSet<string>();
        var (pause, silent) = (First, false);
        while (_waiting.Count > 0 && !interrupt.Requested)
        {
            await Task.WhenAny(Task.Delay(pause), interrupt.Request);
            pause = TimeSpan.FromSeconds(Math.Min(pause.TotalSeconds * Slower, Longest.TotalSeconds));
            var (states, problem) = await SlurmQueue.ReadAsync([.. _waiting.Keys.Select(JobOf).Distinct()]);
            if (states is null && !silent && !interrupt.Requested)
                watch.Say($"Slurm does not answer ({problem}); waiting until it does");
            silent = states is null;
            if (states is not null && !interrupt.Requested)
                Look(states, running, watch);
        }
    }

    private void Look(IReadOnlyDictionary<string, SlurmState> states, HashSet<string> running, IRunWatch watch)
    {
        foreach (var (task, run) in _waiting.ToList())
        {
            var state = states.GetValueOrDefault(task);
            if (state is { IsRunning: true } && running.Add(task))
                watch.Start(run);
            if (state is { IsOver: false })
                continue;
            _waiting.Remove(task);
            watch.End(run, state?.Text ?? "Slurm does not know it any more");
        }
    }

    private static string FolderOf(string folder) => Path.Combine(Path.GetFullPath(folder), "slurm");

    private static string Runs(int count) => count == 1 ? "1 run" : $"{count} runs";

    private static string JobOf(string task) => task.Split('_')[0];
}
