using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>What a network puts out that steers its own plasticity.</summary>
public interface IModulated
{
    /// <summary>M(t), [B, 1].</summary>
    Tensor Modulation { get; }
}
