using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning;

/// <summary>What the backward pass keeps, in bytes at float32, as the default execution on the CPU runs the network.</summary>
internal static class MemoryEstimate
{
    public static double Bytes(NetworkSpec spec, double steps, double lanes)
    {
        var fused = Refusal.Of(spec) is null;
        return spec.Layers.Sum(layer => layer is { Plastic: { } plastic, Size.Constant: { } size } && Pre(layer, spec) is { } pre
            ? 4.0 * lanes * (fused ? Fused(plastic, size, steps) : Swept(plastic, pre * size, steps))
            : 0);
    }

    /// <summary>The number of presynaptic neurons; null where it is not known at build time.</summary>
    private static double? Pre(LayerSpec layer, NetworkSpec spec)
    {
        if (layer.Kind == LayerKind.Recurrent) return layer.Size.Constant;
        var sizes = layer.Sources.Select(spec.SizeOf).ToList();
        return sizes.Contains(null) ? null : sizes.Sum();
    }

    /// <summary>
    /// What sweeps read, of every step: Hebb, trace and states of connections, pre·post·(1 + trace + states)·T numbers a lane, and two more
    /// matrices for each maximum, which is Torch's.
    /// </summary>
    private static double Swept(PlasticSpec plastic, double connections, double steps) =>
        connections * steps * (1 + (plastic.HasTrace ? 1 : 0) + plastic.Rule.States.Count(state => state.Per == Per.Connection)
            + 2 * plastic.Rule.Reductions.Count(reduction => reduction.Kind == Reduction.Max));

    /// <summary>
    /// Vectors of every step and about √T checkpoints, which the runtime may put farther apart: T·(2·N + 1) + N²·(1 + trace)·√T numbers a lane.
    /// </summary>
    private static double Fused(PlasticSpec plastic, double size, double steps) =>
        steps * (2 * size + 1) + size * size * (plastic.HasTrace ? 2 : 1) * Math.Ceiling(Math.Sqrt(steps));
}
