using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Networks.ByHand;

/// <summary>What a step by hand gives.</summary>
/// <param name="Read">What the loss reads, in the order of its coefficients.</param>
/// <param name="State">What the next step begins with.</param>
internal readonly record struct HandStep(Tensor[] Read, Tensor[] State);
