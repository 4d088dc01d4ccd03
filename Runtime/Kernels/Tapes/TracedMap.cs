using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>A linear map that a step has applied.</summary>
/// <param name="From">To what, while the step lasts.</param>
/// <param name="Result">What it gave, likewise.</param>
/// <param name="Weight">W.</param>
/// <param name="Bias">b, if there is one.</param>
internal sealed record TracedMap(Tensor? From, Tensor? Result, Tensor Weight, Tensor? Bias)
{
    /// <summary>The map without the step's tensors.</summary>
    public TracedMap Forget() => new(null, null, Weight, Bias);
}
