using System.Text.Json;
using Backpropamine.Training.Comparing.Conditions;
using Backpropamine.Training.Comparing.Results;

namespace Backpropamine.Training.Comparing.Processes;

/// <summary>Runs trainings as processes, some at a time, and keeps what they leave.</summary>
/// <param name="assembly">The program that trains.</param>
/// <param name="version">The program's version and build.</param>
/// <param name="folder">The comparison's folder.</param>
/// <param name="store">Where finished runs go.</param>
/// <param name="scoring">How runs are judged.</param>
/// <param name="progress">Shows how far it is.</param>
/// <param name="interrupt">Can stop it.</param>
internal sealed class RunPool(string assembly, ProgramVersion version, string folder, ResultStore store, Scoring scoring, PoolProgress progress, Interrupt interrupt)
{
    private const int Refused = 2;
    private readonly Lock _lock = new();
    private readonly List<FailedRun> _failed = [];
    private readonly HashSet<Condition> _refused = [];

    /// <summary>Runs all of them.</summary>
    /// <param name="runs">The runs that are missing, in order.</param>
    /// <param name="jobs">How many at a time.</param>
    /// <returns>The runs that failed.</returns>
    public async Task<IReadOnlyList<FailedRun>> RunAsync(IEnumerable<PlannedRun> runs, int jobs)
    {
        // The user is told at once that the runs are being stopped.
        using var acknowledged = interrupt.WhenRequested(progress.Stopping);
        await Parallel.ForEachAsync(runs, new ParallelOptions { MaxDegreeOfParallelism = jobs }, async (run, _) =>
        {
            if (!interrupt.Requested && !IsRefused(run.Condition))
                await RunAsync(run);
        });
        return _failed;
    }

    private async Task RunAsync(PlannedRun run)
    {
        var key = version.KeyOf(run);
        var own = RunPath.Of(folder, run, key);
        var log = Path.Combine(own, "log.txt");
        Directory.CreateDirectory(own);
        progress.Start(run);
        var code = await RunProcess.RunAsync(assembly, [.. run.Arguments, "--out", own, "--resume"], log, interrupt);
        if (Result(own, code, out var problem) is { } result)
            progress.Finish(run, store.Add(key, version.Build, result, scoring));
        else if (interrupt.Requested)
            progress.Stop(run);
        else
            Fail(run, code, problem, log);
    }

    private static RunOutcome? Result(string folder, int code, out string? problem)
    {
        problem = null;
        try
        {
            // A training that learnt too little to be called good ends with 1, and is finished.
            return code is 0 or 1 ? RunReader.Read(folder) : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IOException)
        {
            problem = e.Message;
            return null;
        }
    }

    private void Fail(PlannedRun run, int code, string? problem, string log)
    {
        var reason = problem ?? code switch
        {
            Refused => "its options were refused, so the condition's other seeds were left out",
            > 128 => $"the process was ended by signal {code - 128}",
            _ => $"the process ended with {code}",
        };
        var failed = new FailedRun(run, reason, LogEnd.Of(log));
        lock (_lock)
        {
            if (code == Refused)
                _refused.Add(run.Condition);
            _failed.Add(failed);
        }
        progress.Fail(failed);
    }

    private bool IsRefused(Condition condition)
    {
        lock (_lock)
            return _refused.Contains(condition);
    }
}
