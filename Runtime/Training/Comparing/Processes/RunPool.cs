using System.Text.Json;
using Backpropamine.Training.Comparing.Conditions;
using Backpropamine.Training.Comparing.Results;

namespace Backpropamine.Training.Comparing.Processes;

/// <summary>Has trainings run, and keeps what they leave.</summary>
/// <param name="launcher">Runs them.</param>
/// <param name="version">The program's version and build.</param>
/// <param name="folder">The comparison's folder.</param>
/// <param name="store">Where finished runs go.</param>
/// <param name="scoring">How runs are judged.</param>
/// <param name="progress">Shows how far it is.</param>
/// <param name="interrupt">Can stop it.</param>
internal sealed class RunPool(ILauncher launcher, ProgramVersion version, string folder, ResultStore store, Scoring scoring, PoolProgress progress, Interrupt interrupt) : IRunWatch
{
    private readonly Lock _lock = new();
    private readonly List<FailedRun> _failed = [];

    /// <summary>Runs all of them.</summary>
    /// <param name="runs">The runs that are missing, in order.</param>
    /// <returns>The runs that failed.</returns>
    public async Task<IReadOnlyList<FailedRun>> RunAsync(IEnumerable<PlannedRun> runs)
    {
        // The user is told at once what becomes of the runs.
        using var acknowledged = interrupt.WhenRequested(() => progress.Say(launcher.Stopping));
        var missing = new List<Launch>();
        foreach (var run in runs.Select(run => new Launch(run, RunPath.Of(Path.GetFullPath(folder), run, version.KeyOf(run)))))
        {
            // Some may have ended while no comparison waited for them.
            if (!Keep(run, out _))
                missing.Add(run);
        }
        if (missing.Count == 0)
            return _failed;
        missing.ForEach(run => Directory.CreateDirectory(run.Folder));
        await launcher.RunAsync(missing, this, interrupt);
        return _failed;
    }

    /// <inheritdoc/>
    public void Start(Launch run) => progress.Start(run.Run);

    /// <inheritdoc/>
    public void End(Launch run, string how)
    {
        // A training that learnt too little to be called good has a result, too, whatever its exit code.
        if (Keep(run, out var problem))
            return;
        if (interrupt.Requested)
        {
            progress.Stop(run.Run);
            return;
        }
        var failed = new FailedRun(run.Run, problem ?? how, run.Log, LogEnd.Of(run.Log));
        lock (_lock)
            _failed.Add(failed);
        progress.Fail(failed);
    }

    /// <inheritdoc/>
    public void Say(string line) => progress.Say(line);

    private bool Keep(Launch run, out string? problem)
    {
        if (Result(run.Folder, out problem) is not { } result)
            return false;
        progress.Finish(run.Run, store.Add(version.KeyOf(run.Run), version.Build, result, scoring));
        return true;
    }

    private static RunOutcome? Result(string folder, out string? problem)
    {
        problem = null;
        try
        {
            return RunReader.Read(folder);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IOException)
        {
            problem = e.Message;
            return null;
        }
    }
}
