using System.Diagnostics;
using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>What each pass of one contender took, in milliseconds.</summary>
/// <param name="Forward">Forward passes without gradients.</param>
/// <param name="Backward">Forward and backward passes.</param>
internal sealed record Timing(IReadOnlyList<double> Forward, IReadOnlyList<double> Backward)
{
    private const int WarmUps = 4;

    /// <summary>The middle of the forward passes.</summary>
    public double MedianForward => Statistics.Median(Forward);

    /// <summary>The middle of the forward and backward passes.</summary>
    public double MedianBackward => Statistics.Median(Backward);

    /// <summary>
    /// Times all contenders in turn, round after round, each in a process of its own. At its turn each makes passes for a while, one
    /// at least, and the next one counts, as in a program that trains: the first ones meet threads of the contender before, which go on waiting for
    /// work by spinning, and caches and clocks of a processor that has done something else.
    /// </summary>
    /// <param name="stable">The row.</param>
    /// <param name="best">PyTorch's best form.</param>
    /// <param name="repeats">Rounds that count.</param>
    /// <param name="settling">How long.</param>
    public static IReadOnlyDictionary<Entrant, Timing> Measure(Stable stable, BestForm best, int repeats, TimeSpan settling)
    {
        var entrants = Entrant.All(stable.Row);
        var times = entrants.ToDictionary(entrant => entrant, _ => (Forward: new List<double>(), Backward: new List<double>()));
        var processes = new Dictionary<Entrant, WorkerProcess>();
        try
        {
            foreach (var entrant in entrants) processes.Add(entrant, stable.Start(entrant, best));
            foreach (var backward in (bool[])[true, false])
            {
                for (var round = -WarmUps; round < repeats; round++)
                {
                    foreach (var entrant in entrants)
                    {
                        var order = Order.To(entrant, "pass") with { Backward = backward };
                        Settle(processes[entrant], order, settling);
                        var milliseconds = processes[entrant].Ask(order).Milliseconds;
                        if (round >= 0) (backward ? times[entrant].Backward : times[entrant].Forward).Add(milliseconds);
                    }
                }
            }
        }
        finally
        {
            foreach (var process in processes.Values) process.Dispose();
        }

        return times.ToDictionary(pair => pair.Key, pair => new Timing(pair.Value.Forward, pair.Value.Backward));
    }

    private static void Settle(WorkerProcess process, Order pass, TimeSpan settling)
    {
        var start = Stopwatch.GetTimestamp();
        do process.Ask(pass);
        while (Stopwatch.GetElapsedTime(start) < settling);
    }
}
