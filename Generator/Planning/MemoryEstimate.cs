using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning;

/// <summary>What the backward pass keeps, in bytes at float32, as the default execution on the CPU runs the network.</summary>
internal static class MemoryEstimate
{
    /// <summary>From here on the runtime keeps about √T states of a sequence that runs in sweeps.</summary>
    private const double MostKept = 256.0 * (1 << 20);

    public static double Bytes(NetworkSpec spec, double steps, double lanes)
    {
        if (Refusal.Of(spec) is null || CellChain.IsChain(spec)) return 4 * lanes * Sum(spec, (plastic, size, _) => Fused(plastic, size, steps));
        double Keeping(double states) => 4 * lanes * Sum(spec, (plastic, size, pre) => Swept(plastic, pre * size, states));
        var all = Keeping(steps);
        return all > MostKept ? Math.Min(all, Keeping(2 * Math.Ceiling(Math.Sqrt(steps)))) : all;
    }

    private static double Sum(NetworkSpec spec, Func<PlasticSpec, double, double, double> numbers) => spec.Layers.Sum(layer =>
        layer is { Size.Constant: { } size } && Pre(layer, spec) is { } pre ? layer.Plastics.Sum(plastic => numbers(plastic, size, pre)) : 0);

    /// <summary>The number of presynaptic neurons; null where it is not known at build time.</summary>
    private static double? Pre(LayerSpec layer, NetworkSpec spec)
    {
        if (layer.Kind == LayerKind.Recurrent) return layer.Size.Constant;
        var sizes = layer.Sources.Select(spec.SizeOf).ToList();
        return sizes.Contains(null) ? null : sizes.Sum();
    }

    /// <summary>
    /// What sweeps read: Hebb, trace and states of connections, pre·post·(1 + trace + states) numbers a lane and step, and two more
    /// matrices for each maximum, which is Torch's. In segments, that of √T checkpoints and of the √T steps between two.
    /// </summary>
    private static double Swept(PlasticSpec plastic, double connections, double states) =>
        connections * states * (1 + (plastic.HasTrace ? 1 : 0) + plastic.Rule.States.Count(state => state.Per == Per.Connection)
            + 2 * plastic.Rule.Reductions.Count(reduction => reduction.Kind == Reduction.Max));

    /// <summary>
    /// Vectors of every step and about √T checkpoints, which the runtime may put farther apart: T·(2·N + 1) + N²·(1 + trace)·√T numbers a lane.
    /// </summary>
    private static double Fused(PlasticSpec plastic, double size, double steps) =>
        steps * (2 * size + 1) + size * size * (plastic.HasTrace ? 2 : 1) * Math.Ceiling(Math.Sqrt(steps));
}
