using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>By how much forward and backward passes raise the peak of a process's resident memory.</summary>
internal static class MemoryGrowth
{
    private const int Passes = 3;

    /// <summary>Measures every contender, each in a process of its own.</summary>
    /// <param name="stable">The row.</param>
    /// <param name="best">PyTorch's best form.</param>
    /// <returns>Bytes.</returns>
    public static IReadOnlyDictionary<Entrant, long> Measure(Stable stable, BestForm best) =>
        Entrant.All(stable.Row).ToDictionary(entrant => entrant, entrant => Of(stable, entrant, best));

    private static long Of(Stable stable, Entrant entrant, BestForm best)
    {
        using var process = stable.Start(entrant, best);
        var before = process.Ask(new Order("peak")).Bytes;
        for (var i = 0; i < Passes; i++) process.Ask(new Order("pass") { Backward = true });
        return process.Ask(new Order("peak")).Bytes - before;
    }
}
