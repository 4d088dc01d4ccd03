using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>What a fused step gives.</summary>
/// <param name="Outputs">The tensors of the network's output.</param>
/// <param name="State">The state after the step.</param>
public readonly record struct FusedStep(Tensor[] Outputs, FusedState State);
