using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>Which of PyTorch's best forms is the fastest in a row.</summary>
internal static class Tuning
{
    private const int WarmUps = 3;
    private const int Passes = 3;

    /// <summary>Tries every form, forward and backward, in a process of its own.</summary>
    /// <param name="stable">The row.</param>
    public static BestForm Fastest(Stable stable) => BestForm.All(stable.Row, Stable.Cores).MinBy(form => Time(stable, form))!;

    private static double Time(Stable stable, BestForm form)
    {
        using var process = stable.Start(Entrant.Best(stable.Row), form);
        var order = new Order("pass") { Backward = true };
        for (var i = 0; i < WarmUps; i++) process.Ask(order);
        return Statistics.Median(Enumerable.Range(0, Passes).Select(_ => process.Ask(order).Milliseconds));
    }
}
