using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>Many steps of a tape at once.</summary>
/// <param name="tape">The tape.</param>
/// <param name="first">The number of the first.</param>
/// <param name="input">What comes into the cell, <c>[T, B, N]</c>.</param>
/// <param name="modulation">M, if it is given, <c>[T, B, 1]</c>.</param>
/// <param name="starts">Where lanes start anew, if any do, <c>[T, B]</c>.</param>
/// <param name="slab">The tape's memory.</param>
internal sealed class SequenceNode(Tape tape, int first, Tensor input, Tensor? modulation, Tensor? starts, Tensor slab) : TapeNode(tape)
{
    private readonly bool[] _wanted = [input.requires_grad, modulation?.requires_grad ?? false];
    private readonly int _count = (int)input.size(0);
    private Tensor?[] _given = [input, modulation];
    private Tensor? _starts = starts;
    private Tensor? _slab = slab;
    private List<Tensor> _kept = [];

    public override int Inputs => _wanted.Count(wanted => wanted);

    public override int End => first + _count;

    public override IEnumerable<Tensor> Sources => _given.Where((_, i) => _wanted[i])!;

    public override IReadOnlyList<Tensor?> Backward(TapePass pass, ReadOnlySpan<Tensor?> given)
    {
        pass.Spare(this);
        pass.Arrive(first, _count, given);
        return Inputs == 0 ? [] : pass.Flush(first, _count, _wanted);
    }

    protected override void Release()
    {
        foreach (var tensor in _kept) tensor.Dispose();
        (_given, _starts, _slab, _kept) = ([], null, null, []);
    }

    protected override List<Tensor> Forward() => Tape.Advance(this, _slab!, _given[0]!, _given[1], _starts, _kept);
}
