using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>Where a fused cell stands: its network, its layer, and what generated code computes around it, of one step or of many.</summary>
/// <param name="Network">The network.</param>
/// <param name="Layer">The cell's layer.</param>
/// <param name="Project">From the network's inputs to the cell's input, and to whatever else is read later.</param>
/// <param name="ReadOut">From inputs, projected values, activity and M to the network's output.</param>
/// <param name="Errors">Where errors of a backward pass are kept.</param>
internal sealed record TapeSite(
    PlasticModule Network, Layer Layer, Func<Tensor[], Tensor[]> Project,
    Func<Tensor[], Tensor[], Tensor, Tensor, NetworkOutput> ReadOut, FusedErrors Errors);
