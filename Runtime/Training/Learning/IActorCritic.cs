using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>What a network puts out that can act and judge its prospects.</summary>
public interface IActorCritic
{
    /// <summary>The policy's logits, [B, A].</summary>
    Tensor Policy { get; }

    /// <summary>The expected discounted reward from here on, [B, 1].</summary>
    Tensor Value { get; }
}
