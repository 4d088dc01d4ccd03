using System.Diagnostics;
using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Networks;
using Backpropamine.Benchmarks.Reporting;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Workers;
using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Studies;

/// <summary>Kernels beside the reference, for networks of many kinds.</summary>
internal static class NetworkStudy
{
    private const int Rounds = 20;
    private const int QuickRounds = 3;
    private const int ParityLanes = 3;
    private const int ParitySteps = 8;

    /// <summary>How long rounds are added while something is missed.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    /// <summary>The networks.</summary>
    public static IReadOnlyList<Studied> All { get; } =
    [
        new("retroactive", 14, new Extent(30, 100, 100), 8, Model.Retroactive.Generated),
        new("retroactive", 14, new Extent(4, 600, 20), 4.5, Model.Retroactive.Generated),
        new("two retroactive layers", 14, new Extent(30, 100, 100), 7, Model.TwoLayers.Generated),
        new("dense", 14, new Extent(30, 100, 100), null, Model.Dense.Generated),
        new("DeltaNet", 32, new Extent(30, 64, 100), 3, Model.Delta.Generated),
        new("leaky, retroactive", 14, new Extent(30, 100, 100), 8, (inputs, n, dtype) =>
            GeneratedContender.Of(new LeakyNetwork(inputs, n, dtype: dtype), output => [output.Policy])),
        new("BCM", 14, new Extent(30, 100, 100), 6, (inputs, n, dtype) =>
            GeneratedContender.Of(new BcmNetwork(inputs, n, dtype: dtype), output => [output.Policy])),
        new("two plastic LSTM layers", 200, new Extent(20, 200, 20), null, (inputs, n, dtype) =>
            GeneratedContender.Of(new PlasticLstmNetwork(inputs, n, n, dtype: dtype), output => [output.Policy])),
        new("plastic GRU", 14, new Extent(30, 100, 100), null, (inputs, n, dtype) =>
            GeneratedContender.Of(new PlasticGruNetwork(inputs, n, dtype: dtype), output => [output.Policy])),
        new("plastic LIF", 14, new Extent(30, 100, 100), null, (inputs, n, dtype) =>
            GeneratedContender.Of(new PlasticLifNetwork(inputs, n, dtype: dtype), output => [output.Policy])),
        new("two LIF layers", 100, new Extent(64, 256, 100), null, (inputs, n, dtype) =>
            GeneratedContender.Of(new LifNetwork(inputs, n, n, dtype: dtype), output => [output.Policy])),
        new("LSTM", 200, new Extent(20, 200, 20), null, (inputs, n, dtype) =>
            GeneratedContender.Of(new LstmNetwork(inputs, n, dtype: dtype), output => [output.Policy])),
        new("plain recurrent", 14, new Extent(30, 100, 100), null, (inputs, n, dtype) =>
            GeneratedContender.Of(new RecurrentNetwork(inputs, n, dtype: dtype), output => [output.Policy])),
    ];

    /// <summary>Measures and writes a table and a file.</summary>
    /// <param name="quick">Whether everything is only to be shown to work.</param>
    /// <param name="folder">Where the file goes.</param>
    /// <param name="progress">Says what is going on.</param>
    /// <exception cref="BenchException">Kernels disagree with the reference, or something was missed by more than the noise.</exception>
    public static void Run(bool quick, string folder, ProgressLine progress)
    {
        set_num_threads(Stable.Cores);
        var machine = Machine.This("float32");
        var times = new List<NetworkTimes>();
        var errors = new List<string>();
        foreach (var network in All)
        {
            progress.Say($"{network.Name} {network.Size.Lanes}/{network.Size.Neurons}/{network.Size.Steps}");
            try
            {
                var parity = Parity(network);
                times.Add(quick
                    ? Measure(network with { Size = network.Size.Quick, Asked = null }, parity, QuickRounds, TimeSpan.Zero)
                    : Measure(network, parity, Rounds, _patience));
                if (!quick) errors.AddRange(times[^1].Misses);
            }
            catch (BenchException e)
            {
                errors.Add(e.Message);
            }
        }

        progress.Done();
        new ResultTable(Terminal.Open()).Write(times);
        Console.WriteLine(machine);
        if (machine.Warning is { } warning) Console.WriteLine(warning);
        var path = Path.Combine(folder, "networks.json");
        File.WriteAllText(path, ResultJson.Write(times, machine));
        Console.WriteLine($"written: {Path.GetRelativePath(".", path)}");
        if (errors.Count > 0) throw new BenchException(string.Join("; ", errors));
    }

    /// <summary>How far the loss and the gradients of kernels lie from the reference's in float64, with few lanes and steps. The network has half of
    /// its neurons: its matrices would be twice as large as in float32, and other code may run for large ones.</summary>
    /// <param name="studied">The network.</param>
    /// <exception cref="BenchException">It is more than rounding.</exception>
    public static double Parity(Studied studied)
    {
        manual_seed(1);
        using var outer = NewDisposeScope();
        using var network = studied.Make(studied.Inputs, studied.Size.Neurons / 2, ScalarType.Float64);
        var inputs = randn(ParitySteps, ParityLanes, studied.Inputs, dtype: ScalarType.Float64);
        var (expected, actual) = (Gradients(Execution.Reference), Gradients(Execution.Fused));
        var worst = 0.0;
        foreach (var (name, values) in expected)
        {
            var distance = Statistics.Distance(values, actual[name]);
            if (!(distance <= Measuring.Parity.DoubleTolerance))
                throw new BenchException(FormattableString.Invariant(
                    $"{studied.Name} (float64): '{name}' of the kernels is {distance:0.0e+0} away from the reference's, more than {Measuring.Parity.DoubleTolerance:0e+0}"));
            worst = Math.Max(worst, distance);
        }

        return worst;

        Dictionary<string, double[]> Gradients(Execution execution)
        {
            var loss = Pass(network, inputs, execution);
            var gradients = network.Parameters.ToDictionary(pair => pair.Key, pair => pair.Value.grad?.contiguous().data<double>().ToArray() ?? []);
            gradients["loss"] = [loss];
            return gradients;
        }
    }

    private static NetworkTimes Measure(Studied studied, double parity, int rounds, TimeSpan patience)
    {
        manual_seed(1);
        using var outer = NewDisposeScope();
        using var network = studied.Make(studied.Inputs, studied.Size.Neurons, ScalarType.Float32);
        var inputs = randn(studied.Size.Steps, studied.Size.Lanes, studied.Inputs);
        Execution[] executions = [Execution.Fused, Execution.Auto, Execution.Reference];
        Action[] passes = [.. executions.Select(execution => (Action)(() => Pass(network, inputs, execution)))];
        var start = Stopwatch.GetTimestamp();
        var times = new NetworkTimes(studied.Name, studied.Size, studied.Asked, parity, [], [], []);
        do
        {
            double[][] taken = [.. Passes.TimeApart(rounds, passes).Select(each => each.Select(pass => pass.Total).ToArray())];
            times = times with
            {
                Fused = [.. times.Fused, .. taken[0]],
                Auto = [.. times.Auto, .. taken[1]],
                Reference = [.. times.Reference, .. taken[2]],
            };
        }
        while (times.Misses.Any() && Stopwatch.GetElapsedTime(start) < patience);
        return times;
    }

    /// <summary>One pass forward and backward; the loss is the sum of the mean squares of what is read.</summary>
    internal static double Pass(IGeneratedContender network, Tensor inputs, Execution execution)
    {
        network.Execution = execution;
        network.ClearGradients();
        using var scope = NewDisposeScope();
        var loss = network.Read(inputs).Select(reading => reading.square().mean()).Aggregate((sum, term) => sum + term);
        loss.backward();
        return loss.to_type(ScalarType.Float64).item<double>();
    }

    /// <summary>A network to be measured.</summary>
    /// <param name="Name">Its name for a reader.</param>
    /// <param name="Inputs">Numbers in an input.</param>
    /// <param name="Size">B, N, T.</param>
    /// <param name="Asked">How many times as fast as the reference kernels must be; null where nothing is asked.</param>
    /// <param name="Make">Makes it from the numbers in an input, N and the dtype.</param>
    internal sealed record Studied(string Name, int Inputs, Extent Size, double? Asked, Func<int, int, ScalarType, IGeneratedContender> Make)
    {
        /// <summary>For a reader.</summary>
        public override string ToString() => Name;
    }
}
