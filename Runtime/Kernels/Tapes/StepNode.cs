using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>One step of a tape.</summary>
/// <param name="tape">The tape.</param>
/// <param name="step">Its number.</param>
/// <param name="inputs">The network's inputs, until the step is done.</param>
/// <param name="modulation">M, if it is given, likewise.</param>
/// <param name="anew">Lanes that start anew before it, if any.</param>
/// <param name="slab">The tape's memory, likewise.</param>
internal sealed class StepNode(Tape tape, int step, Tensor[] inputs, Tensor? modulation, bool[]? anew, Tensor slab) : TapeNode(tape)
{
    private readonly bool[]? _wanted = Wanted(inputs, modulation);
    private Tensor[] _inputs = inputs;
    private Tensor? _modulation = modulation;
    private Tensor? _slab = slab;
    private Tensor[] _chunk = [];
    private bool _begins;

    public override int Inputs => _wanted?.Count(wanted => wanted) ?? 0;

    public override int End => step + 1;

    public override IEnumerable<Tensor> Sources => _wanted is null ? [] : _wanted.Zip([.. _inputs, _modulation]).Where(pair => pair.First).Select(pair => pair.Second!);

    public override IReadOnlyList<Tensor?> Backward(TapePass pass, ReadOnlySpan<Tensor?> given)
    {
        if (_begins) pass.Spare(this);
        pass.Arrive(step, 1, given);
        return _wanted is null ? [] : pass.Flush(step, 1, _wanted);
    }

    protected override void Release()
    {
        foreach (var tensor in _chunk) tensor.Dispose();
        (_inputs, _modulation, _slab, _chunk) = ([], null, null, []);
    }

    protected override List<Tensor> Forward()
    {
        _chunk = Tape.BeginStep(this, _slab!);
        _begins = _chunk.Length > 0;
        return Tape.Advance(_inputs, _modulation, anew);
    }

    private static bool[]? Wanted(Tensor[] inputs, Tensor? modulation)
    {
        var any = modulation?.requires_grad ?? false;
        foreach (var input in inputs) any |= input.requires_grad;
        return any ? [.. inputs.Select(input => input.requires_grad), modulation?.requires_grad ?? false] : null;
    }
}
