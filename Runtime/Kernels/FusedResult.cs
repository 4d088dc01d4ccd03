using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>What a fused sequence gives.</summary>
/// <param name="Outputs">The activities, <c>[T, B, N]</c>.</param>
/// <param name="Modulation">M, <c>[T, B, 1]</c>; empty without modulation.</param>
/// <param name="State">Activity, Hebb, and the trace if there is one, after the last step.</param>
public readonly record struct FusedResult(Tensor Outputs, Tensor Modulation, Tensor[] State);
