using System.Diagnostics;
using System.Globalization;
using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Networks;
using Backpropamine.Benchmarks.Reporting;
using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Workers;
using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Studies;

/// <summary>What a connection costs in a step, network by network, relative to one retroactive cell: a yardstick that does not depend on the machine.</summary>
internal static class RateStudy
{
    /// <summary>The argument with which this program is started to make one gradient of a network, whose name follows.</summary>
    public const string First = "first-gradient";

    private const int Rounds = 16;
    private const int QuickRounds = NetworkRate.Parts;
    private static readonly Extent _usual = new(30, 100, 100);
    private static readonly Extent _memory = new(30, 64, 100);
    private static readonly Extent _lstm = new(20, 200, 20);

    /// <summary>The cell that all are compared with.</summary>
    private static Func<int, int, ScalarType, IGeneratedContender> Cell => Model.Retroactive.Generated;

    /// <summary>The networks.</summary>
    public static IReadOnlyList<Rated> All { get; } =
    [
        new("two retroactive layers", 14, _usual, 2, 1.2, Model.TwoLayers.Generated),
        new("three retroactive layers", 14, _usual, 3, null, (i, n, dtype) => GeneratedContender.Of(new ThreeLayerNetwork(i, n, n, n, dtype: dtype), output => [output.Policy])),
        new("leaky, retroactive", 14, _usual, 1, 1.15, (i, n, dtype) => GeneratedContender.Of(new LeakyNetwork(i, n, dtype: dtype), output => [output.Policy])),
        new("clamped, retroactive", 14, _usual, 1, null, (i, n, dtype) => GeneratedContender.Of(new ClampedNetwork(i, n, n, dtype: dtype), output => [output.Policy])),
        new("simple modulation", 14, _usual, 1, 0.8, Model.Simple.Generated),
        new("half of it modulated", 14, _usual, 1, 1.2, (i, n, dtype) => GeneratedContender.Of(new HalfNetwork(i, n, dtype: dtype), output => [output.Policy])),
        new("Oja", 14, _usual, 1, 1, (i, n, dtype) => GeneratedContender.Of(new OjaNetwork(i, n, dtype: dtype), output => [output.Policy])),
        new("BCM", 14, _usual, 1, 1, (i, n, dtype) => GeneratedContender.Of(new BcmNetwork(i, n, dtype: dtype), output => [output.Policy])),
        new("covariance", 14, _usual, 1, null, (i, n, dtype) => GeneratedContender.Of(new CovarianceNetwork(i, n, dtype: dtype), output => [output.Policy])),
        new("state and sum", 14, _usual, 1, 1.4, Model.Threshold.Generated),
        new("plastic dense layer", 14, _usual, 1, null, Model.Dense.Generated),
        new("dense below recurrent", 14, _usual, 1, null, (i, n, dtype) => GeneratedContender.Of(new FeedForwardNetwork(i, n, n, dtype: dtype), output => [output.Policy])),
        new("plastic GRU", 14, _usual, 1, null, (i, n, dtype) => GeneratedContender.Of(new PlasticGruNetwork(i, n, dtype: dtype), output => [output.Policy])),
        new("DeltaNet", 32, _memory, 1, 1.5, Model.Delta.Generated),
        new("gated DeltaNet", 32, _memory, 1, 1.7, (i, n, dtype) => GeneratedContender.Of(new GatedDeltaNetwork(i, n, n, n, n, dtype: dtype), output => [output.Answer])),
        new("LIF", 14, _usual, 1, null, (i, n, dtype) => GeneratedContender.Of(new OneLifNetwork(i, n, dtype: dtype), output => [output.Policy])),
        new("plastic LIF", 14, _usual, 1, null, (i, n, dtype) => GeneratedContender.Of(new PlasticLifNetwork(i, n, dtype: dtype), output => [output.Policy])),
        new("adaptive LIF", 14, _usual, 1, null, (i, n, dtype) => GeneratedContender.Of(new AdaptiveNetwork(i, n, dtype: dtype), output => [output.Policy])),
        new("plastic adaptive LIF", 14, _usual, 1, null, (i, n, dtype) => GeneratedContender.Of(new PlasticAdaptiveNetwork(i, n, dtype: dtype), output => [output.Policy])),
        new("LSTM, plastic part", 200, _lstm, 2, null, (i, n, dtype) => GeneratedContender.Of(new PlainPlasticLstmNetwork(i, n, n, dtype: dtype), output => [output.Policy]), Lstm),
        new("LSTM, plastic part, simple", 200, _lstm, 2, null, (i, n, dtype) => GeneratedContender.Of(new SimpleLstmNetwork(i, n, n, dtype: dtype), output => [output.Policy]), Lstm),
        new("LSTM, plastic part, retroactive", 200, _lstm, 2, 1.4, (i, n, dtype) => GeneratedContender.Of(new PlasticLstmNetwork(i, n, n, dtype: dtype), output => [output.Policy]), Lstm),
        new("LSTM, plastic part, half modulated", 200, _lstm, 2, null, (i, n, dtype) => GeneratedContender.Of(new HalfLstmNetwork(i, n, n, dtype: dtype), output => [output.Policy]), Lstm),
    ];

    private static Func<int, int, ScalarType, IGeneratedContender> Lstm => (i, n, dtype) => GeneratedContender.Of(new TwoLstmNetwork(i, n, n, dtype: dtype), output => [output.Policy]);

    /// <summary>Measures and writes a table, a file and a picture.</summary>
    /// <param name="quick">Whether everything is only to be shown to work.</param>
    /// <param name="folder">Where they go.</param>
    /// <param name="progress">Says what is going on.</param>
    /// <exception cref="BenchException">Something was missed by more than the noise.</exception>
    public static void Run(bool quick, string folder, ProgressLine progress)
    {
        set_num_threads(Stable.Cores);
        var machine = Machine.This("float32");
        var rates = new List<NetworkRate>();
        foreach (var network in quick ? All.Select(one => one with { Size = one.Size.Quick, Asked = null }) : All)
        {
            progress.Say($"{network.Name} {network.Size.Lanes}/{network.Size.Neurons}/{network.Size.Steps}");
            var rate = Measure(network, quick ? QuickRounds : Rounds);
            rates.Add(quick ? rate : rate with { FirstGradient = ToFirstGradient(network.Name) });
        }

        progress.Done();
        new ResultTable(Terminal.Open()).Write(rates);
        Console.WriteLine(machine);
        if (machine.Warning is { } warning) Console.WriteLine(warning);
        var (json, picture) = (Path.Combine(folder, "rate.json"), Path.Combine(folder, "rate.svg"));
        File.WriteAllText(json, ResultJson.Write(rates, machine));
        File.WriteAllText(picture, RatePicture.Write(rates, machine.ToString()));
        Console.WriteLine($"written: {Path.GetRelativePath(".", json)}, {Path.GetRelativePath(".", picture)}");
        string[] misses = [.. rates.Select(rate => rate.Miss).OfType<string>()];
        if (misses.Length > 0) throw new BenchException(string.Join("; ", misses));
    }

    /// <summary>Measures a network and the cell in turn, each over all steps and over half of them.</summary>
    /// <param name="rated">The network.</param>
    /// <param name="rounds">Rounds.</param>
    public static NetworkRate Measure(Rated rated, int rounds)
    {
        manual_seed(1);
        using var outer = NewDisposeScope();
        using var network = rated.Make(rated.Inputs, rated.Size.Neurons, ScalarType.Float32);
        using var cell = Cell(rated.Inputs, rated.Size.Neurons, ScalarType.Float32);
        using var less = rated.Less?.Invoke(rated.Inputs, rated.Size.Neurons, ScalarType.Float32);
        var inputs = randn(rated.Size.Steps, rated.Size.Lanes, rated.Inputs);
        var half = inputs.narrow(0, 0, rated.Size.Steps / 2);
        List<Action> passes = [Of(network, inputs), Of(network, half), Of(cell, inputs), Of(cell, half)];
        if (less is not null) passes.AddRange([Of(less, inputs), Of(less, half)]);
        double[][] times = [.. Passes.TimeApart(rounds, [.. passes]).Select(each => each.Select(pass => pass.Total).ToArray())];
        if (less is not null) (times[0], times[1]) = (Without(times[0], times[4]), Without(times[1], times[5]));
        var connections = (long)rated.Size.Neurons * rated.Size.Neurons;
        var ofCell = new NetworkRate("", rated.Size, connections, null, times[2], times[3], [1, 1, 1, 1]);
        return new NetworkRate(rated.Name, rated.Size, connections * rated.Matrices, rated.Asked, times[0], times[1], ofCell.Rates);

        Action Of(IGeneratedContender contender, Tensor steps) => () => NetworkStudy.Pass(contender, steps, Execution.Fused);
    }

    /// <summary>Makes one gradient of a network, in a process that has made none, and writes how long the process has run.</summary>
    /// <param name="name">The network.</param>
    /// <param name="output">Where the seconds go.</param>
    public static void MakeFirstGradient(string name, TextWriter output)
    {
        var rated = All.Single(one => one.Name == name);
        using var network = rated.Make(rated.Inputs, rated.Size.Neurons, ScalarType.Float32);
        NetworkStudy.Pass(network, randn(rated.Size.Steps, rated.Size.Lanes, rated.Inputs), Execution.Auto);
        using var process = Process.GetCurrentProcess();
        output.WriteLine((DateTime.Now - process.StartTime).TotalSeconds.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Seconds from the start of a process to its first gradient: the least of three.</summary>
    private static double ToFirstGradient(string name) => Enumerable.Range(0, 3).Min(_ =>
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(RateStudy).Assembly.Location, First, name]) { RedirectStandardOutput = true })!;
        var line = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? double.Parse(line, CultureInfo.InvariantCulture) : throw new BenchException($"{name}: the process that makes one gradient failed");
    });

    private static double[] Without(double[] passes, double[] others) => [.. passes.Zip(others, (pass, other) => pass - other)];

    /// <summary>A network to be measured.</summary>
    /// <param name="Name">Its name for a reader.</param>
    /// <param name="Inputs">Numbers in an input.</param>
    /// <param name="Size">B, N, T.</param>
    /// <param name="Matrices">How many matrices of N × N connections count.</param>
    /// <param name="Asked">How many times as long as the cell's a connection may take; null where nothing is asked.</param>
    /// <param name="Make">Makes it from the numbers in an input, N and the dtype.</param>
    /// <param name="Less">Makes a network whose time does not count, if only a part of the network is of interest.</param>
    internal sealed record Rated(
        string Name, int Inputs, Extent Size, int Matrices, double? Asked, Func<int, int, ScalarType, IGeneratedContender> Make, Func<int, int, ScalarType, IGeneratedContender>? Less = null)
    {
        /// <summary>For a reader.</summary>
        public override string ToString() => Name;
    }
}
