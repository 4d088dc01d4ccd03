using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>Where a tape begins: it takes what is trained and the first state, and gives their gradients once.</summary>
/// <param name="tape">The tape.</param>
/// <param name="inputs">How many tensors it takes.</param>
internal sealed class RootNode(Tape tape, int inputs) : TapeNode(tape)
{
    public override int Inputs => inputs;

    public override int End => -1;

    public override IReadOnlyList<Tensor?> Backward(TapePass pass, ReadOnlySpan<Tensor?> given) => pass.Finish();

    /// <summary>What <see cref="Tape"/> guards its first token with.</summary>
    protected override List<Tensor> Forward() => [empty([1], TokenType)];
}
