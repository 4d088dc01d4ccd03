using System.Numerics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>A sequence's tensors, and the kernels run over them.</summary>
/// <typeparam name="TKernel">The equations of its connections.</typeparam>
internal sealed class FusedSequence<TKernel>(FusedCall call, List<Tensor> tensors, Tensor? reset)
    where TKernel : struct, IPlasticKernel
{
    private List<Tensor> _results = [];
    private Tensor[] _checkpoints = [];
    private Tensor? _reset = reset?.ne(0).contiguous();

    private Tensor Input => Of(Slot.Input)!;

    private long Steps => Input.size(0);

    private long Lanes => Input.size(1);

    private long Neurons => Input.size(2);

    private Tensor Like(params long[] shape) => empty(shape, Input.dtype, Input.device);

    /// <summary>What the backward pass needs besides arguments and results.</summary>
    public IEnumerable<Tensor> Kept => _reset is null ? _checkpoints : [.. _checkpoints, _reset];

    /// <summary>The sequence again, from what autograd kept.</summary>
    public static FusedSequence<TKernel> Restored(FusedCall call, List<Tensor> saved)
    {
        var results = TKernel.HasTrace ? 4 : 3;
        var rest = saved[(call.Count + results)..];
        return new FusedSequence<TKernel>(call, saved[..call.Count], null)
        {
            _results = saved[call.Count..(call.Count + results)],
            _checkpoints = [.. rest.Take(call.Checkpoints)],
            _reset = rest.Count > call.Checkpoints ? rest[^1] : null,
        };
    }

    /// <summary>Outputs, M, Hebb, and the trace if there is one.</summary>
    public List<Tensor> Forward()
    {
        var (t, b, n) = (Steps, Lanes, Neurons);
        _results = [Like(t, b, n), Like(t, b, TKernel.Cell.Tap == ModulatorTap.None ? 0 : 1), Like(b, n, n)];
        if (TKernel.HasTrace) _results.Add(Like(b, n, n));
        if (Input.dtype == ScalarType.Float32) Forward<float>();
        else Forward<double>();
        return _results;
    }

    /// <summary>The gradients of the arguments, in their order.</summary>
    public Tensor?[] Backward(List<Tensor> gradients) =>
        Input.dtype == ScalarType.Float32 ? Backward<float>(gradients) : Backward<double>(gradients);

    private unsafe void Forward<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var memory = new Memory<T>();
        var frame = Frame<T>(memory, out var held);
        frame.State = memory.Take(frame.Lanes * frame.Parts * frame.Matrix);
        frame.Sum = memory.Take((long)frame.Lanes * frame.Columns);
        if (call.Records)
        {
            call.Checkpoints = ((int)Steps + frame.Spacing - 1) / frame.Spacing;
            _checkpoints = [.. Enumerable.Range(0, call.Checkpoints).Select(_ => Like(frame.Lanes, frame.Parts, frame.Neurons, frame.Columns))];
            frame.Saved = Saved<T>(held);
        }

        T* hebb = Argument<T>(Slot.Hebb, held), eligibility = Argument<T>(Slot.Eligibility, held);
        for (var b = 0; b < frame.Lanes; b++)
        {
            var (state, at) = (frame.Lane(frame.State, b), (long)b * frame.Neurons * frame.Neurons);
            Padding<T>.Matrix(hebb + at, state.Hebb, frame.Neurons, frame.Columns);
            if (TKernel.HasTrace) Padding<T>.Matrix(eligibility + at, state.Eligibility, frame.Neurons, frame.Columns);
        }

        KernelRunner<TKernel, T>.Forward(frame, 0, (int)Steps);
        T* lastHebb = Pointer<T>(_results[2], held), lastEligibility = TKernel.HasTrace ? Pointer<T>(_results[3], held) : null;
        for (var b = 0; b < frame.Lanes; b++)
        {
            var (state, at) = (frame.Lane(frame.State, b), (long)b * frame.Neurons * frame.Neurons);
            Padding<T>.Unpad(state.Hebb, lastHebb + at, frame.Neurons, frame.Columns);
            if (TKernel.HasTrace) Padding<T>.Unpad(state.Eligibility, lastEligibility + at, frame.Neurons, frame.Columns);
        }

        GC.KeepAlive(held);
    }

    private unsafe Tensor?[] Backward<T>(List<Tensor> given)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var memory = new Memory<T>();
        var frame = Frame<T>(memory, out var held);
        frame.Saved = Saved<T>(held);
        var found = new Tensor?[tensors.Count];
        Tensor New(Slot slot) => found[call.Place(slot)] = empty_like(Of(slot)!);
        T* Wanted(Slot slot) => call.Wants(slot) ? Pointer<T>(New(slot), held) : null;
        Tensor sum = Like(Steps, Lanes, 1), input = New(Slot.Input);
        var gradients = new FrameGradients<T>
        {
            Outputs = Arriving(0),
            Modulations = Arriving(1),
            Looks = [new Look<T>((int)Steps, null, Arriving(2), TKernel.HasTrace ? Arriving(3) : null)],
            Carry = memory.Zeros(frame.Lanes * frame.Parts * frame.Matrix),
            CarryActivity = memory.Zeros((long)frame.Lanes * frame.Columns),
            Input = Pointer<T>(input, held),
            ModulationSum = Pointer<T>(sum, held),
            Totals = KernelRunner<TKernel, T>.NewTotals(frame, memory),
        };
        KernelRunner<TKernel, T>.Adjoint(frame, gradients, 0, (int)Steps);
        var totals = KernelRunner<TKernel, T>.Total(frame, gradients.Totals);
        T* gActivity = Wanted(Slot.Activity), gHebb = Wanted(Slot.Hebb), gEligibility = Wanted(Slot.Eligibility);
        for (var b = 0; b < frame.Lanes; b++)
        {
            var (state, at) = (frame.Lane(gradients.Carry, b), (long)b * frame.Neurons * frame.Neurons);
            if (gActivity != null) new ReadOnlySpan<T>(gradients.CarryActivity + (nint)b * frame.Columns, frame.Neurons).CopyTo(new Span<T>(gActivity + (nint)b * frame.Neurons, frame.Neurons));
            if (gHebb != null) Padding<T>.Unpad(state.Hebb, gHebb + at, frame.Neurons, frame.Columns);
            if (gEligibility != null) Padding<T>.Unpad(state.Eligibility, gEligibility + at, frame.Neurons, frame.Columns);
        }

        var cell = new CellGradients<TKernel, T>(new CellParameters(Of), frame);
        cell.AddSteps(Before(), _results[0], input, sum);
        cell.AddTotals(totals);
        foreach (var slot in CellParameters.Slots.Where(slot => Of(slot) is not null)) found[call.Place(slot)] = cell[slot];
        if (Of(Slot.Modulation) is not null) found[call.Place(Slot.Modulation)] = sum;
        GC.KeepAlive(held);
        return found;

        T* Arriving(int result) => given[result] is { IsInvalid: false } gradient ? Pointer<T>(gradient.contiguous(), held) : null;
    }

    /// <summary>The activities before each step, [T, B, N].</summary>
    private Tensor Before()
    {
        var first = Of(Slot.Activity)!.unsqueeze(0);
        var before = Steps == 1 ? first : cat([first, _results[0].narrow(0, 0, Steps - 1)]);
        return _reset is null ? before : before * _reset.logical_not().unsqueeze(-1).to_type(before.dtype);
    }

    private Tensor? Of(Slot slot) => call.Of(slot, tensors);

    private unsafe Frame<T> Frame<T>(Memory<T> memory, out List<Tensor> held)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var keep = held = [];
        var frame = new Frame<T>
        {
            Lanes = (int)Lanes,
            Neurons = (int)Neurons,
            Columns = Padding<T>.Of((int)Neurons),
            Parts = TKernel.HasTrace ? 2 : 1,
            Spacing = call.Spacing,
            ReadsHebb = call.ReadsHebb,
            WritesHebb = call.WritesHebb,
            Cell = TKernel.Cell,
            Input = Given(Slot.Input),
            Activity = Given(Slot.Activity),
            Modulation = Given(Slot.Modulation),
            Reset = _reset is null ? null : (bool*)Pointer<byte>(_reset, keep),
            Outputs = Pointer<T>(_results[0], keep),
            Modulations = Pointer<T>(_results[1], keep),
        };
        foreach (var slot in CellParameters.Slots)
        {
            if (Of(slot) is not { } tensor) continue;
            var packed = memory.Take(CellPacking<T>.Size(tensor, slot, frame.Neurons, frame.Columns));
            CellPacking<T>.Pack(tensor, slot, packed, frame.Neurons, frame.Columns);
            CellPacking<T>.Point(frame, slot, packed, tensor.dim() == 2);
        }

        return frame;

        T* Given(Slot slot) => Argument<T>(slot, keep);
    }

    private unsafe T* Argument<T>(Slot slot, List<Tensor> held)
        where T : unmanaged => Of(slot) is { } tensor ? Pointer<T>(tensor.contiguous(), held) : null;

    private unsafe nint[] Saved<T>(List<Tensor> held)
        where T : unmanaged => Array.ConvertAll(_checkpoints, tensor => (nint)Pointer<T>(tensor, held));

    /// <summary>Where a contiguous tensor lies; it is kept in <paramref name="held"/> so that it stays there.</summary>
    private static unsafe T* Pointer<T>(Tensor tensor, List<Tensor> held)
        where T : unmanaged
    {
        held.Add(tensor);
        return Address.Of<T>(tensor);
    }
}
