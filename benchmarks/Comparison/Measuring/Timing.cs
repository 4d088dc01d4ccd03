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
    /// Times all contenders in turn, round after round. Each makes two passes and the second counts, as in a program that trains: the first meets
    /// threads of the contender before, which go on waiting for work by spinning, and caches without anything of its own.
    /// </summary>
    /// <param name="stable">The row.</param>
    /// <param name="best">PyTorch's best form.</param>
    /// <param name="repeats">Rounds that count.</param>
    public static IReadOnlyDictionary<Entrant, Timing> Measure(Stable stable, BestForm best, int repeats)
    {
        using var ours = stable.Start(Entrant.FusedSequence);
        using var bestProcess = stable.Start(Entrant.Best(stable.Row), best);
        using var plain = stable.Start(Entrant.Plain);
        var entrants = Entrant.All(stable.Row);
        var times = entrants.ToDictionary(entrant => entrant, _ => (Forward: new List<double>(), Backward: new List<double>()));
        foreach (var backward in (bool[])[true, false])
        {
            for (var round = -WarmUps; round < repeats; round++)
            {
                foreach (var entrant in entrants)
                {
                    var process = entrant.IsOurs ? ours : entrant.Form == "best" ? bestProcess : plain;
                    var order = Order.To(entrant, "pass") with { Backward = backward };
                    process.Ask(order);
                    var milliseconds = process.Ask(order).Milliseconds;
                    if (round >= 0) (backward ? times[entrant].Backward : times[entrant].Forward).Add(milliseconds);
                }
            }
        }

        return times.ToDictionary(pair => pair.Key, pair => new Timing(pair.Value.Forward, pair.Value.Backward));
    }
}
