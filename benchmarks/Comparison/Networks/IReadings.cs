using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Networks;

/// <summary>What the loss reads of a network's output.</summary>
public interface IReadings
{
    /// <summary>The tensors, in the order of their coefficients.</summary>
    IReadOnlyList<Tensor> Read { get; }
}
