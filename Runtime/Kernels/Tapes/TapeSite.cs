using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>Where a fused cell stands: its network, its layer, and what generated code computes around it, of one step or of many.</summary>
/// <param name="Network">The network.</param>
/// <param name="Layer">The cell's layer.</param>
/// <param name="Errors">Where errors of a backward pass are kept.</param>
/// <param name="Around">What is around the cell, unless Torch's own graph has it.</param>
internal sealed record TapeSite(PlasticModule Network, Layer Layer, FusedErrors Errors, CellAround? Around)
{
    /// <summary>The parameters that the tape's steps read, as they are now.</summary>
    public Tensor[] Parameters => Around is null ? [.. new CellParameters(Layer).All] : [.. Network.parameters()];
}
