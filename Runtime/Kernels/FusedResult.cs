using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>What a fused sequence gives.</summary>
/// <param name="Outputs">The activities, <c>[T, B, N]</c>.</param>
/// <param name="Modulation">M, <c>[T, B, 1]</c>; empty without modulation.</param>
/// <param name="Hebb">Hebb after the last step, <c>[B, N, N]</c>.</param>
/// <param name="Eligibility">The trace after the last step, <c>[B, N, N]</c>; empty without a trace.</param>
public readonly record struct FusedResult(Tensor Outputs, Tensor Modulation, Tensor Hebb, Tensor Eligibility);
