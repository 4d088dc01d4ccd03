using System.Diagnostics;
using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Tests.RanksProgram;

/// <summary>What the sum of so many gradients in float32 costs: milliseconds, the median, and how many MB are summed in a second.</summary>
internal static class Cost
{
    private const int Rounds = 51;
    private const double Mega = 1e6;

    public static int Measure(int values)
    {
        using var ranks = Ranks.Start();
        using var net = new Weights(values);
        net.Values.grad = ones(values);
        var share = ranks.Share(2 * ranks.Size);
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            ranks.Sum([0]);
            var start = Stopwatch.GetTimestamp();
            ranks.Reduce(net, share);
            times[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Array.Sort(times);
        var median = times[Rounds / 2];
        if (ranks.IsFirst)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{values} values on {ranks.Size} ranks: {median:F3} ms, {4 * values / Mega / median * 1000:F0} MB/s"));
        return 0;
    }

    private sealed class Weights : nn.Module
    {
        public Weights(int values) : base(nameof(Weights))
        {
            Values = new Parameter(zeros(values));
            register_parameter(nameof(Values), Values);
        }

        public Parameter Values { get; }
    }
}
