using System.Diagnostics;
using System.Globalization;
using Backpropamine.Kernels;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>What a step call costs besides the kernels.</summary>
public class StepCostTests
{
    private const int Steps = 200;
    private const double Allowed = 25;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Forward and backward, in microseconds, outside the kernels, where a quiet machine needs 4 to 14. The least of many repetitions counts, so
    /// that a busy machine only makes the test longer; where other programs keep its processors all the time, more is allowed.
    /// </summary>
    [Theory]
    [InlineData(1, 64)]
    [InlineData(30, 100)]
    public void Little_more_than_a_step_of_a_sequence(int lanes, int neurons)
    {
        using var network = new Retro(8, neurons) { Execution = Execution.Fused };
        var inputs = randn(Steps, lanes, 8);
        var each = inputs.unbind();
        var (sequence, steps) = (double.MaxValue, double.MaxValue);
        var watch = Stopwatch.StartNew();
        var (all, own) = (Busy(), Environment.CpuUsage.TotalTime);
        for (var i = 0; i < 30 || (steps - sequence > Allowed && watch.Elapsed < _patience); i++)
        {
            sequence = Math.Min(sequence, Time(() => Sum(network.Unroll(inputs, network.InitialState(lanes)).Outputs)));
            steps = Math.Min(steps, Time(() => Sum(network, lanes, each)));
        }

        var others = Math.Max(0, (Busy() - all - (Environment.CpuUsage.TotalTime - own)) / watch.Elapsed);
        Assert.True(steps - sequence <= Allowed * (1 + others), string.Create(CultureInfo.InvariantCulture, $"{steps:0.0} µs a step call, {sequence:0.0} µs a step of a sequence, {others:0.0} processors taken by others"));
    }

    /// <summary>The time for which processors have been in use, where Linux counts it.</summary>
    private static TimeSpan Busy()
    {
        const string Counters = "/proc/stat";
        if (!File.Exists(Counters)) return TimeSpan.Zero;
        long[] ticks = [.. File.ReadLines(Counters).First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8).Select(text => long.Parse(text, CultureInfo.InvariantCulture))];
        return TimeSpan.FromMilliseconds(10 * (ticks.Sum() - ticks[3] - ticks[4]));
    }

    /// <summary>What a step takes besides the kernels.</summary>
    private static double Time(Func<Tensor> loss)
    {
        using var scope = NewDisposeScope();
        var (start, kernels) = (Stopwatch.GetTimestamp(), Workers.Elapsed);
        loss().backward();
        return (Stopwatch.GetElapsedTime(start) - (Workers.Elapsed - kernels)).TotalMicroseconds / Steps;
    }

    private static Tensor Sum(Retro network, int lanes, Tensor[] inputs)
    {
        var state = network.InitialState(lanes);
        var (y, m) = (new Tensor[Steps], new Tensor[Steps]);
        for (var t = 0; t < Steps; t++)
        {
            (var output, state) = network.forward(inputs[t], state);
            (y[t], m[t]) = (output.Y, output.Modulation);
        }

        return stack(y).sum() + stack(m).sum();
    }

    private static Tensor Sum(Retro.Output outputs) => stack(outputs.Y.unbind()).sum() + stack(outputs.Modulation.unbind()).sum();
}
