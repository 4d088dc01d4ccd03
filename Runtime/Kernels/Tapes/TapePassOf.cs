using System.Numerics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>A backward pass over one kernel.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class TapePass<TKernel, T> : TapePass
    where TKernel : struct, IPlasticKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Tape<TKernel, T> _tape;
    private readonly Frame<T> _frame;
    private readonly FrameGradients<T> _gradients;
    private readonly Memory<T> _memory = new();
    private readonly CellGradients<TKernel, T> _cell;
    private readonly Tensor?[] _parameters;
    private readonly List<(int Step, int Part, Tensor Gradient)> _looks = [];
    private readonly List<(KeptState State, Tensor Memory)> _spare = [];
    private readonly Arrivals<T> _arrived;
    private int _end;

    public TapePass(Tape<TKernel, T> tape, int end)
    {
        (_tape, _end, _frame) = (tape, end, tape.Head.NewFrame());
        _frame.Saved = tape.Recording.Kept();
        _gradients = new FrameGradients<T>
        {
            Totals = KernelRunner<TKernel, T>.NewTotals(_frame, _memory),
            Carry = _memory.Zeros(_frame.Lanes * _frame.Parts * _frame.Matrix),
            CarryActivity = _memory.Zeros((long)_frame.Lanes * _frame.Columns),
        };
        _cell = new CellGradients<TKernel, T>(tape.Head.Slab.Parameters, _frame);
        _parameters = new Tensor?[tape.Parameters.Length];
        _arrived = new Arrivals<T>(tape.Terms, end);
    }

    ~TapePass() => _memory.Dispose();

    public override void Spare(TapeNode node)
    {
        var memory = node.Kept();
        var size = _frame.Lanes * _frame.Parts * _frame.Matrix;
        foreach (var tensor in memory)
        {
            var isState = tensor.dim() == 1 && tensor.numel() == size && tensor.is_contiguous();
            var state = isState ? _frame.Saved!.Spare((nint)Address.Of<T>(tensor)) : null;
            if (state is null || _spare.Exists(spare => spare.State == state)) tensor.Dispose();
            else _spare.Add((state, tensor.DetachFromDisposeScope()));
        }
    }

    /// <summary>Lets others have it.</summary>
    public void Offer()
    {
        foreach (var (state, memory) in _spare) SpareStates<T>.Offer(state, memory);
        _spare.Clear();
    }

    public override void Arrive(int first, int count, ReadOnlySpan<Tensor?> given) => _arrived.Add(first, count, given);

    public override void ArriveAt(int step, int part, Tensor gradient) => _looks.Add((step, part, gradient.contiguous().DetachFromDisposeScope()));

    public override IReadOnlyList<Tensor?> Flush(int first, int count, bool[]? wanted)
    {
        using var scope = NewDisposeScope();
        var replay = new Replay<TKernel, T>(_tape, _frame.Saved!, first, _end, wanted);
        replay.ReadOutBackward(_arrived.Of(first, _end));
        Adjoint(replay, first);
        _cell.AddSteps(replay.Before, replay.Activities, replay.SumGradient);
        replay.ProjectBackward();
        replay.CheckParameters();
        var i = 0;
        foreach (var more in replay.ParameterGradients)
        {
            var before = _parameters[i];
            if (more is not null) _parameters[i] = (before is null ? more.alias() : before + more).DetachFromDisposeScope();
            if (more is not null) before?.Dispose();
            i++;
        }

        _end = first;
        return [.. replay.WantedGradients(count).Select(gradient => gradient?.MoveToOuterDisposeScope())];
    }

    public override IReadOnlyList<Tensor?> Finish()
    {
        if (!_tape.Trains) return [];
        using var scope = NewDisposeScope();
        if (_end > 0) Flush(0, 0, null);
        _cell.AddTotals(KernelRunner<TKernel, T>.Total(_frame, _gradients.Totals));
        var found = new List<Tensor?>();
        var slots = CellParameters.Slots.ToList();
        for (var i = 0; i < _parameters.Length; i++)
        {
            if (!_tape.IsTrained[i]) continue;
            var slot = slots.FindIndex(slot => ReferenceEquals(_tape.Head.Slab.Parameters[slot], _tape.Parameters[i]));
            using var own = slot < 0 ? null : _cell[slots[slot]];
            var around = _parameters[i];
            found.Add(own is null ? around?.alias() : around is null ? own.alias() : own + around);
        }

        for (var part = 0; part < _tape.Starts.Length; part++)
        {
            if (_tape.Starts[part]) found.Add(First(part));
        }

        foreach (var tensor in found) tensor?.MoveToOuterDisposeScope();
        return found;
    }

    public override void Dispose()
    {
        GC.SuppressFinalize(this);
        base.Dispose();
        _memory.Dispose();
        _arrived.Dispose();
        foreach (var tensor in _parameters.Concat(_looks.Select(look => look.Gradient)).Concat(_spare.Select(spare => spare.Memory))) tensor?.Dispose();
    }

    private void Adjoint(Replay<TKernel, T> replay, int t0)
    {
        if (_gradients.Ring == null && t0 > _frame.Saved!.Start(t0))
        {
            _gradients.RingLength = BackwardPass<T>.States(_frame.Saved.Longest(_end));
            _gradients.Ring = _memory.Take(_frame.Lanes * _gradients.RingLength * _frame.Parts * _frame.Matrix);
        }

        replay.Point(_frame, _gradients);
        _gradients.Looks = _looks.ConvertAll(look => new Look<T>(
            look.Step,
            look.Part == 0 ? Address.Of<T>(look.Gradient) : null,
            look.Part == 1 ? Address.Of<T>(look.Gradient) : null,
            look.Part == 2 ? Address.Of<T>(look.Gradient) : null));
        KernelRunner<TKernel, T>.Adjoint(_frame, _gradients, t0, _end);
        foreach (var look in _looks) look.Gradient.Dispose();
        _looks.Clear();
        _gradients.Looks = [];
        GC.KeepAlive(replay);
    }

    /// <summary>The gradient of a part of the first state.</summary>
    private Tensor First(int part)
    {
        var (b, n) = (_frame.Lanes, _frame.Neurons);
        var found = part == 0 ? empty([b, n], _tape.Terms.Type) : empty([b, n, n], _tape.Terms.Type);
        var to = Address.Of<T>(found);
        for (var lane = 0; lane < b; lane++)
        {
            var carry = _frame.Lane(_gradients.Carry, lane);
            if (part == 0) new ReadOnlySpan<T>(_gradients.CarryActivity + (nint)lane * _frame.Columns, n).CopyTo(new Span<T>(to + (nint)lane * n, n));
            else Padding<T>.Unpad(part == 1 ? carry.Hebb : carry.Eligibility, to + (long)lane * n * n, n, _frame.Columns);
        }

        return found;
    }
}
