using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>What a fused step gives, or a sequence of them.</summary>
/// <param name="Outputs">The tensors of the network's output; of a sequence the cell's activities <c>[T, B, N]</c> and M, if there is one, <c>[T, B, 1]</c>.</param>
/// <param name="State">The state after it.</param>
public readonly record struct FusedStep(Tensor[] Outputs, FusedState State);
