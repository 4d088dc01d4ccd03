using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>The adjoint of some lanes' steps, one lane after the other: states are recomputed from checkpoint to checkpoint.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class BackwardPass<TKernel, V, T> : IDisposable
    where TKernel : struct, IPlasticKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Memory<T> _memory = new();
    private readonly Frame<T> _frame;
    private readonly FrameGradients<T> _gradients;
    private readonly GroupGradients<T> _group;
    private readonly T* _ring;
    private readonly T* _pre;
    private readonly T* _post;
    private readonly T* _rate;
    private readonly T* _gPost;
    private readonly T* _gRate;
    private readonly T* _gSum;
    private readonly Rows<T> _unread;
    private readonly Rows<T> _gUnread;
    private T* _states;
    private T* _gPre;
    private Plastic<T> _gState;

    public BackwardPass(Frame<T> frame, FrameGradients<T> gradients, GroupGradients<T> group, int steps)
    {
        (_frame, _gradients, _group) = (frame, gradients, group);
        _ring = gradients.Ring == null ? _memory.Take(Math.Min(frame.Spacing, steps) * frame.Parts * frame.Matrix) : null;
        _pre = _memory.Take(frame.Columns);
        _post = _memory.Take(frame.Columns);
        _rate = _memory.Zeros(frame.Columns);
        _gPost = _memory.Take(frame.Columns);
        _gRate = _memory.Take(frame.Columns);
        _gSum = _memory.Take(frame.Columns);
        (_unread, _gUnread) = (new(_memory.Zeros(frame.Columns), 0), new(_memory.Zeros(frame.Columns), 0));
    }

    /// <summary>Steps t1 − 1 to t0.</summary>
    public void Run(int lane, int t0, int t1)
    {
        _gState = _frame.Lane(_gradients.Carry, lane);
        _gPre = _gradients.CarryActivity + (nint)lane * _frame.Columns;
        _states = _gradients.Ring == null ? _ring : _gradients.Ring + lane * _frame.Spacing * _frame.Parts * _frame.Matrix;
        for (var start = (t1 - 1) / _frame.Spacing * _frame.Spacing; start + _frame.Spacing > t0; start -= _frame.Spacing)
        {
            var end = Math.Min(start + _frame.Spacing, t1);
            if (_gradients.Ring == null || _gradients.RingStart != start) Recompute(lane, start, end);
            for (var t = end - 1; t >= Math.Max(start, t0); t--)
            {
                AddLooks(t + 1, lane);
                Step(lane, t, StateAt(t - start));
            }
        }

        if (t0 == 0) AddLooks(0, lane);
    }

    public void Dispose() => _memory.Dispose();

    private Plastic<T> StateAt(int slot) => _frame.At(_states + slot * _frame.Parts * _frame.Matrix);

    private void AddLooks(int t, int lane)
    {
        foreach (var look in _gradients.Looks)
        {
            if (look.Step != t) continue;
            var (n, columns) = (_frame.Neurons, _frame.Columns);
            Padding<T>.Add(look.Activity, (long)lane * n, _gPre, 1, n, columns);
            Padding<T>.Add(look.Hebb, (long)lane * n * n, _gState.Hebb, n, n, columns);
            Padding<T>.Add(look.Eligibility, (long)lane * n * n, _gState.Eligibility, n, n, columns);
        }
    }

    /// <summary>The states before the steps of a segment.</summary>
    private void Recompute(int lane, int start, int end)
    {
        Copy(_frame.Checkpoint(lane, start / _frame.Spacing), StateAt(0));
        for (var t = start; t < end; t++)
        {
            var state = StateAt(t - start);
            if (_frame.Starts(t, lane)) Clear(state);
            if (t == end - 1) return;
            var next = StateAt(t - start + 1);
            if (_frame.WritesHebb)
            {
                LoadStep(lane, t);
                ForwardSweep<TKernel, V, T>.Update(_frame.Neurons, _frame.Columns, _frame.Given, _pre, _post, _rate, state, next);
            }
            else
            {
                Copy(state, next);
            }
        }
    }

    /// <summary>The activities around a step, and its rate.</summary>
    private void LoadStep(int lane, int t)
    {
        var at = (long)t * _frame.Lanes + lane;
        _frame.Before(t, lane, _pre);
        Padding<T>.Row(_frame.Outputs + at * _frame.Neurons, _post, _frame.Neurons, _frame.Columns);
        if (_frame.Cell.Tap != ModulatorTap.None) _frame.Rate(_frame.Modulations[at], _rate);
    }

    /// <summary>One step's adjoint; on entry and exit gPre is the gradient of the activity between two steps.</summary>
    private void Step(int lane, int t, Plastic<T> before)
    {
        var (n, columns) = (_frame.Neurons, _frame.Columns);
        var at = (long)t * _frame.Lanes + lane;
        LoadStep(lane, t);
        for (var j = 0; j < n; j++) _gPost[j] = _gPre[j] + (_gradients.Outputs == null ? T.Zero : _gradients.Outputs[at * n + j]);
        new Span<T>(_gPost + n, columns - n).Clear();
        new Span<T>(_gPre, columns).Clear();
        new Span<T>(_gRate, columns).Clear();
        if (_frame.WritesHebb)
        {
            AdjointSweep<TKernel, V, T>.Update(
                n, columns, _frame.Given, _pre, _post, _rate, before, _gState, _gPre, _gPost, _gRate, _group.Coefficients);
        }

        if (_frame.Cell.Tap != ModulatorTap.None) Modulator(at);
        for (var j = 0; j < n; j++) _gSum[j] = _gPost[j] * Activate<T>.Slope(_frame.Cell.Activation, _post[j]);
        new Span<T>(_gSum + n, columns - n).Clear();
        new ReadOnlySpan<T>(_gSum, n).CopyTo(new Span<T>(_gradients.Input + at * n, n));
        AdjointSweep<TKernel, V, T>.Read(
            n, columns, _frame.Given, _pre, _frame.ReadsHebb ? new Rows<T>(before.Hebb, columns) : _unread,
            _gSum, _frame.ReadsHebb ? new Rows<T>(_gState.Hebb, columns) : _gUnread, _gPre, _group.Coefficients);

        if (!_frame.Starts(t, lane)) return;
        Clear(_gState);
        new Span<T>(_gPre, columns).Clear();
    }

    /// <summary>From the rates' gradients to M's, its fan-out's, and those of the activity that M reads.</summary>
    private void Modulator(long at)
    {
        var modulation = _frame.Modulations[at];
        var gradient = _gradients.Modulations == null ? T.Zero : _gradients.Modulations[at];
        for (var j = 0; j < _frame.Neurons; j++)
        {
            gradient += _frame.FanOutWeight == null ? _gRate[j] : _frame.FanOutWeight[j] * _gRate[j];
            _group.FanOutWeight[j] += modulation * _gRate[j];
            _group.FanOutBias[j] += _gRate[j];
        }

        if (_frame.Modulation == null)
        {
            gradient *= Activate<T>.Slope(_frame.Cell.ModulatorActivation, modulation);
            var source = _frame.Cell.Tap == ModulatorTap.Before ? _gPre : _gPost;
            for (var j = 0; j < _frame.Neurons; j++) source[j] += _frame.ModulatorWeight[j] * gradient;
        }

        _gradients.ModulationSum[at] = gradient;
    }

    private void Copy(Plastic<T> from, Plastic<T> to)
    {
        var count = (int)(_frame.Parts * _frame.Matrix);
        new ReadOnlySpan<T>(from.Hebb, count).CopyTo(new Span<T>(to.Hebb, count));
    }

    private void Clear(Plastic<T> state) => Memory<T>.Fill(state.Hebb, _frame.Parts * _frame.Matrix, T.Zero);
}
