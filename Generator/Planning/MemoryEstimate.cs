using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Planning;

/// <summary>What the backward pass of eager code keeps: 4·B·N²·(6 + 3·trace)·T bytes for a plastic layer.</summary>
internal static class MemoryEstimate
{
    public static double Bytes(LayerSpec layer, double steps, double lanes) => layer is { Plastic: { } plastic, Size.Constant: { } size }
        ? 4.0 * lanes * size * size * (6 + (plastic.HasTrace ? 3 : 0)) * steps
        : 0;
}
