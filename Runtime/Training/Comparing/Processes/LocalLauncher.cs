using System.Collections.Concurrent;
using Backpropamine.Training.Comparing.Conditions;

namespace Backpropamine.Training.Comparing.Processes;

/// <summary>Runs trainings as processes of this machine, some at a time.</summary>
/// <param name="program">The program's assembly.</param>
/// <param name="folder">The comparison's folder.</param>
/// <param name="jobs">How many at a time.</param>
internal sealed class LocalLauncher(string program, string folder, int jobs) : ILauncher
{
    /// <inheritdoc/>
    public string Stopping => "stopping the runs under way; finished ones are kept …";

    /// <inheritdoc/>
    public async Task RunAsync(IReadOnlyList<Launch> runs, IRunWatch watch, Interrupt interrupt)
    {
        using var copy = new ProgramCopy(program, Path.Combine(folder, "program"));
        var refused = new ConcurrentDictionary<Condition, bool>();
        await Parallel.ForEachAsync(runs, new ParallelOptions { MaxDegreeOfParallelism = jobs }, async (run, _) =>
        {
            if (interrupt.Requested || refused.ContainsKey(run.Run.Condition))
                return;
            watch.Start(run);
            var code = await RunProcess.RunAsync(copy.Assembly, run.Arguments, run.Log, interrupt);
            if (code == ExitText.Refused)
                refused[run.Run.Condition] = true;
            watch.End(run, ExitText.Of(code) + (code == ExitText.Refused ? ", so the condition's other seeds were left out" : ""));
        });
    }
}
