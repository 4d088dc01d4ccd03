using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>What a fused sequence reads.</summary>
/// <param name="Input">What comes into the layer at every step, <c>[T, B, N]</c>.</param>
/// <param name="State">Activity, Hebb, and the trace if there is one, before the first step.</param>
/// <param name="Parameters">The layer's.</param>
/// <param name="Modulation">M where it is given, <c>[T, B, 1]</c>.</param>
/// <param name="Reset">Where a lane starts anew before a step, <c>[T, B]</c>.</param>
internal sealed record FusedArguments(Tensor Input, Tensor[] State, CellParameters Parameters, Tensor? Modulation, Tensor? Reset);
