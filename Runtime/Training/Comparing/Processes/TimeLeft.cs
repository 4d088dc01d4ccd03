using System.Diagnostics;
using Backpropamine.Training.Comparing.Conditions;

namespace Backpropamine.Training.Comparing.Processes;

/// <summary>Estimates how long a comparison will go on: as finished runs of the same condition took, or else of all conditions.</summary>
/// <param name="runs">The runs to do.</param>
internal sealed class TimeLeft(IEnumerable<PlannedRun> runs)
{
    private readonly Lock _lock = new();
    private readonly List<PlannedRun> _waiting = [.. runs];
    private readonly Dictionary<PlannedRun, Stopwatch> _running = [];
    private readonly List<(Condition Condition, double Seconds)> _finished = [];

    // How many could run at a time so far: on a cluster, nobody knows it before.
    private int _most = 1;

    /// <summary>How many run.</summary>
    public int Running
    {
        get
        {
            lock (_lock)
                return _running.Count;
        }
    }

    public void Start(PlannedRun run)
    {
        lock (_lock)
        {
            _waiting.Remove(run);
            _running[run] = Stopwatch.StartNew();
            _most = Math.Max(_most, _running.Count);
        }
    }

    public void Finish(PlannedRun run, double seconds)
    {
        lock (_lock)
        {
            _waiting.Remove(run);
            _running.Remove(run);
            _finished.Add((run.Condition, seconds));
        }
    }

    public void Drop(PlannedRun run)
    {
        lock (_lock)
        {
            _waiting.Remove(run);
            _running.Remove(run);
        }
    }

    /// <summary>The time left; null before any run has finished.</summary>
    public TimeSpan? Left()
    {
        lock (_lock)
        {
            if (_finished.Count == 0)
                return null;
            double[] running = [.. _running.Select(pair => Math.Max(0, Expected(pair.Key.Condition) - pair.Value.Elapsed.TotalSeconds))];
            var work = running.Sum() + _waiting.Sum(run => Expected(run.Condition));
            return TimeSpan.FromSeconds(Math.Max(work / _most, running.DefaultIfEmpty(0).Max()));
        }
    }

    private double Expected(Condition condition)
    {
        double[] same = [.. _finished.Where(run => run.Condition == condition).Select(run => run.Seconds)];
        return same.Length > 0 ? same.Average() : _finished.Average(run => run.Seconds);
    }
}
