using System.Text.Encodings.Web;
using System.Text.Json;
using Backpropamine.Benchmarks.Measuring;

namespace Backpropamine.Benchmarks.Reporting;

/// <summary>The results as JSON: every pass, medians, ratios, what was asked.</summary>
internal static class ResultJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes them.</summary>
    /// <param name="results">The rows.</param>
    /// <param name="steps">What step calls cost.</param>
    /// <param name="machine">Where they were measured.</param>
    public static string Write(IReadOnlyList<RowResult> results, IReadOnlyList<StepCost> steps, Machine machine) =>
        JsonSerializer.Serialize(new { machine, rows = results.Select(Row), step_calls = steps.Select(Steps) }, Options);

    /// <summary>Writes kernels beside the reference.</summary>
    /// <param name="networks">What was measured.</param>
    /// <param name="machine">Where it was measured.</param>
    public static string Write(IReadOnlyList<NetworkTimes> networks, Machine machine) => JsonSerializer.Serialize(new { machine, networks = networks.Select(Network) }, Options);

    /// <summary>Writes what connections cost.</summary>
    /// <param name="rates">What was measured.</param>
    /// <param name="machine">Where it was measured.</param>
    public static string Write(IReadOnlyList<NetworkRate> rates, Machine machine) => JsonSerializer.Serialize(new { machine, rates = rates.Select(Rate) }, Options);

    private static object Rate(NetworkRate rate) => new
    {
        name = rate.Name,
        lanes = rate.Size.Lanes,
        neurons = rate.Size.Neurons,
        steps = rate.Size.Steps,
        connections = rate.Connections,
        nanoseconds = rate.Rate,
        over_cell = rate.Ratio,
        noise = rate.Noise,
        asked = rate.Asked,
        once_ms = rate.Once,
        first_gradient_s = rate.FirstGradient,
        passes_ms = rate.Long,
        passes_of_half_ms = rate.Short,
        cell_nanoseconds = rate.Cell,
    };

    private static object Network(NetworkTimes network) => new
    {
        name = network.Name,
        lanes = network.Size.Lanes,
        neurons = network.Size.Neurons,
        steps = network.Size.Steps,
        parity = network.Parity,
        fused = Passes(network.Fused),
        auto = Passes(network.Auto),
        reference = Passes(network.Reference),
        reference_over_fused = network.Ratio,
        noise = network.Noise,
        asked = network.Asked,
        reference_over_auto = network.AutoRatio,
        auto_noise = network.AutoNoise,
        misses = network.Misses,
    };

    private static object Passes(IReadOnlyList<double> passes) => new { median_ms = Statistics.Median(passes), least_ms = passes.Min(), passes_ms = passes };

    private static object Steps(StepCost cost) => new
    {
        lanes = cost.Size.Lanes,
        neurons = cost.Size.Neurons,
        steps = cost.Size.Steps,
        beyond_us = cost.Beyond,
        noise_us = cost.Noise,
        asked_us = cost.Allowed,
        met = cost.Goal.Met,
        sequence = Passes(cost.Sequence),
        sequence_read_by_step = Passes(cost.ReadByStep),
        step_calls = Passes(cost.Steps),
    };

    private static object Passes(IReadOnlyList<PassTime> passes) => new { passes_ms = passes.Select(pass => pass.Total), kernels_ms = passes.Select(pass => pass.Kernels) };

    private static object Row(RowResult result) => new
    {
        name = result.Row.Name,
        network = result.Row.Model.Name,
        lanes = result.Row.Size.Lanes,
        neurons = result.Row.Size.Neurons,
        steps = result.Row.Size.Steps,
        calls = result.Row.Calls.ToString().ToLowerInvariant(),
        parity = new { float32 = result.Parity.Single, float64 = result.Parity.Double },
        pytorch_best = result.Best.Title,
        pytorch_best_over_plain = result.BestOverPlain,
        contenders = result.Times.ToDictionary(pair => pair.Key.Key, pair => Contender(pair.Value, result.Memory[pair.Key])),
        compared = result.Champion.Key,
        over_by_hand = result.OverByHand,
        over_best = result.OverBest,
        over_plain = result.OverPlain,
        memory_of_best = result.MemoryOfBest,
        asked = result.Goals.Select(goal => new { what = goal.What, measured = goal.Measured, asked = goal.Asked, met = goal.Met }),
    };

    private static object Contender(Timing timing, long memory) => new
    {
        forward_ms = timing.MedianForward,
        forward_backward_ms = timing.MedianBackward,
        memory_growth_bytes = memory,
        forward_passes_ms = timing.Forward,
        forward_backward_passes_ms = timing.Backward,
    };
}
