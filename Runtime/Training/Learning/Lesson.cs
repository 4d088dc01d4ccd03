using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>What a network is given in one episode of B lanes, and what it should answer.</summary>
/// <param name="Inputs">A sequence for each input of the network, [T, B, I].</param>
/// <param name="Target">What the answer is compared with.</param>
/// <param name="Hints">What else the lesson's maker wants to know when it judges an answer.</param>
public sealed record Lesson(Tensor[] Inputs, Tensor Target, params Tensor[] Hints)
{
    /// <summary>Lanes B.</summary>
    public long Lanes => Inputs[0].size(1);
}
