using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>Which of PyTorch's best forms is the fastest in a row.</summary>
internal static class Tuning
{
    private const int WarmUps = 2;
    private const int Passes = 3;

    /// <summary>Tries every form, forward and backward, one after the other in one process, whose libraries take longer to load than most forms to try.</summary>
    /// <param name="stable">The row.</param>
    public static BestForm Fastest(Stable stable)
    {
        using var process = stable.Start(Entrant.Plain);
        return BestForm.All(stable.Row, Stable.Cores).MinBy(form => Time(stable, process, form))!;
    }

    private static double Time(Stable stable, WorkerProcess process, BestForm form)
    {
        stable.Open(process, Entrant.Best(stable.Row), form);
        var order = new Order("pass") { Backward = true };
        for (var i = 0; i < WarmUps; i++) process.Ask(order);
        return Statistics.Median(Enumerable.Range(0, Passes).Select(_ => process.Ask(order).Milliseconds));
    }
}
