using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>
/// One thread of a forward pass: a lane's matrices stay in cache from its first step to its last. A team may share a lane; each member has
/// its columns, and all meet once a step, when the activity is there.
/// </summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class ForwardMember<TKernel, V, T>
    where TKernel : struct, IPlasticKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ForwardPass<T> _pass;
    private readonly Frame<T> _frame;
    private readonly Team _team;
    private readonly bool _first;
    private readonly Share _share;
    private readonly ModulatorVectors<V, T> _modulator;
    private readonly T* _input;
    private readonly T* _zeros;
    private readonly T* _unread;
    private StepTerms<T> _step;

    public ForwardMember(ForwardPass<T> pass, Team team, int member)
    {
        (_pass, _frame, _team, _first) = (pass, pass.Frame, team, member == 0);
        _share = new Share(_frame.Columns, team.Size, member);
        _modulator = new(_frame, pass.Memory);
        _input = pass.Memory.Take(_frame.Columns);
        _zeros = pass.Memory.Zeros(_frame.Columns);
        _unread = _frame.ReadsHebb ? null : pass.Memory.Zeros(_frame.Matrix);
        _step.Rate = pass.Memory.Zeros(_frame.Columns);
        _step.Term1 = pass.Memory.Take(_frame.Columns);
        _step.Term2 = pass.Memory.Take(_frame.Columns);
        _step.Term3 = pass.Memory.Take(_frame.Columns);
        _step.Term4 = pass.Memory.Take(_frame.Columns);
    }

    /// <summary>Steps t0 to t1 − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int lane, int t0, int t1)
    {
        var state = _frame.Lane(_frame.State, lane);
        var sum = _frame.Sum + (nint)lane * _frame.Columns;
        var hebb = _frame.ReadsHebb ? state.Hebb : _unread;

        _team.Meet();
        if (_first) _frame.Before(t0, lane, _pass.Activity(t0 - 1));
        _team.Meet();
        if (!_frame.Primed && !_frame.Starts(t0, lane)) Read(_pass.Activity(t0 - 1), hebb, sum);

        for (var t = t0; t < t1; t++)
        {
            var starts = _frame.Starts(t, lane);
            if (starts) _frame.Clear(state, _share, sum);
            if (_frame.Keeps(t, lane, out var kept)) _frame.Copy(state, kept, _share);

            T* before = starts ? _zeros : _pass.Activity(t - 1), after = _pass.Activity(t);
            Activate(t, lane, sum, after);
            _team.Meet();
            if (_frame.Cell.Tap != ModulatorTap.None) Modulate(t, lane, _frame.Cell.Tap == ModulatorTap.Before ? before : after);

            var reads = t < t1 - 1 || _frame.Continues;
            if (_frame.WritesHebb) Update(before, after, state, reads ? sum : null);
            else if (reads) Read(after, hebb, sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Activate(int t, int lane, T* sum, T* after)
    {
        var at = ((long)t * _frame.Lanes + lane) * _frame.Neurons;
        var (from, to, whole) = (_share.From, _share.To, Math.Min(_share.To, _frame.Neurons));
        new ReadOnlySpan<T>(_frame.Input + at + from, whole - from).CopyTo(new Span<T>(_input + from, whole - from));
        if (whole < to) Padding<T>.Repeat(_input, _frame.Neurons, _frame.Columns);
        for (var j = from; j < to; j += V.Count)
        {
            V.Store(Curves<V, T>.Value(_frame.Cell.Activation, V.Load(sum + j) + V.Load(_input + j)), after + j);
        }

        new ReadOnlySpan<T>(after + from, whole - from).CopyTo(new Span<T>(_frame.Outputs + at + from, whole - from));
    }

    private void Modulate(int t, int lane, T* source)
    {
        var at = (long)t * _frame.Lanes + lane;
        var modulation = _frame.Modulation != null ? _frame.Modulation[at] : _modulator.Value(source);
        if (_first) _frame.Modulations[at] = modulation;
        _modulator.Rate(modulation, _share.From, _share.To, _step.Rate);
    }

    private void Read(T* activity, T* hebb, T* sum)
    {
        _share.Zero(sum);
        for (var b = _share.First; b < _share.Last; b++)
        {
            ForwardSweep<TKernel, V, T>.Read(_share.Block(b, _frame.Neurons), _frame.Given, activity, hebb, sum);
        }
    }

    /// <summary>Commits the step and, if its sum is wanted, reads for the next.</summary>
    private void Update(T* before, T* after, Plastic<T> state, T* sum)
    {
        _step.Pre = before;
        _step.Post = after;
        ForwardSweep<TKernel, V, T>.Columns(_share.From, _share.To, _frame.Given, _step);
        if (sum != null) _share.Zero(sum);
        for (var b = _share.First; b < _share.Last; b++)
        {
            var block = _share.Block(b, _frame.Neurons);
            if (sum == null) ForwardSweep<TKernel, V, T>.Update(block, _frame.Given, _step, state, state);
            else ForwardSweep<TKernel, V, T>.UpdateAndRead(block, _frame.Given, _step, state, sum);
        }
    }
}
