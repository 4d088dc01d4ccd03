using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>A part of the state read between two steps of a tape.</summary>
/// <param name="tape">The tape.</param>
/// <param name="part">Which.</param>
/// <param name="step">The number of steps before.</param>
/// <param name="anew">Lanes that have started anew since, if any: no gradient goes back from them.</param>
internal sealed class LookNode(Tape tape, int part, int step, bool[]? anew) : TapeNode(tape)
{
    public override int Inputs => 0;

    public override int End => step;

    public override IReadOnlyList<Tensor?> Backward(TapePass pass, ReadOnlySpan<Tensor?> given)
    {
        if (given[0] is not { } gradient) return [];
        using var scope = NewDisposeScope();
        pass.ArriveAt(step, part, anew is null ? gradient : gradient.masked_fill(tensor(anew).view(part == 0 ? [-1, 1] : [-1, 1, 1]), 0));
        return [];
    }

    protected override List<Tensor> Forward() => [Tape.Part(part)];
}
