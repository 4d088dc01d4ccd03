using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Backpropamine.Benchmarks.Networks.ByHand;

/// <summary>A network as one writes it in TorchSharp without this project: parameters, and a step of plain operations that autograd differentiates.</summary>
/// <param name="name">The class.</param>
internal abstract class HandNetwork(string name) : Module<Tensor, Tensor[], HandStep>(name)
{
    /// <summary>The state at the start of an episode: zeros.</summary>
    public abstract Tensor[] Start(long lanes);
}
