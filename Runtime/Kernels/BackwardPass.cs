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
    private readonly T* _states;
    private readonly T* _pre;
    private readonly T* _post;
    private readonly T* _rate;
    private readonly T* _gPre;
    private readonly T* _gPost;
    private readonly T* _gRate;
    private readonly T* _gSum;
    private readonly Plastic<T> _gState;
    private readonly Rows<T> _unread;
    private readonly Rows<T> _gUnread;

    public BackwardPass(Frame<T> frame, FrameGradients<T> gradients, GroupGradients<T> group)
    {
        (_frame, _gradients, _group) = (frame, gradients, group);
        _states = _memory.Take((long)Math.Min(frame.Spacing, frame.Steps) * frame.Parts * frame.Matrix);
        _gState = frame.State(_memory.Take(frame.Parts * frame.Matrix));
        _pre = _memory.Take(frame.Columns);
        _post = _memory.Take(frame.Columns);
        _rate = _memory.Zeros(frame.Columns);
        _gPre = _memory.Take(frame.Columns);
        _gPost = _memory.Take(frame.Columns);
        _gRate = _memory.Take(frame.Columns);
        _gSum = _memory.Take(frame.Columns);
        (_unread, _gUnread) = (new(_memory.Zeros(frame.Columns), 0), new(_memory.Zeros(frame.Columns), 0));
    }

    public void Run(int lane)
    {
        var (n, columns) = (_frame.Neurons, _frame.Columns);
        var square = (long)lane * n * n;
        Padding<T>.Gradient(_gradients.LastHebb + square, _gState.Hebb, n, columns);
        if (_frame.Parts > 1) Padding<T>.Gradient(_gradients.LastEligibility + square, _gState.Eligibility, n, columns);
        new Span<T>(_gPre, columns).Clear();

        for (var start = (_frame.Steps - 1) / _frame.Spacing * _frame.Spacing; start >= 0; start -= _frame.Spacing)
        {
            var end = Math.Min(start + _frame.Spacing, _frame.Steps);
            Recompute(lane, start, end);
            for (var t = end - 1; t >= start; t--) Step(lane, t, StateAt(t - start));
        }

        new ReadOnlySpan<T>(_gPre, n).CopyTo(new Span<T>(_gradients.Activity + (long)lane * n, n));
        Padding<T>.Unpad(_gState.Hebb, _gradients.Hebb + square, n, columns);
        if (_frame.Parts > 1) Padding<T>.Unpad(_gState.Eligibility, _gradients.Eligibility + square, n, columns);
    }

    public void Dispose() => _memory.Dispose();

    private Plastic<T> StateAt(int slot) => _frame.State(_states + slot * _frame.Parts * _frame.Matrix);

    /// <summary>The states before the steps of a segment.</summary>
    private void Recompute(int lane, int start, int end)
    {
        var first = StateAt(0);
        var (n, columns, square) = (_frame.Neurons, _frame.Columns, (long)lane * _frame.Neurons * _frame.Neurons);
        if (start > 0)
        {
            Copy(_frame.State(_frame.Checkpoint(lane, start / _frame.Spacing - 1)), first);
        }
        else
        {
            Padding<T>.Matrix(_frame.Hebb + square, first.Hebb, n, columns);
            if (_frame.Parts > 1) Padding<T>.Matrix(_frame.Eligibility + square, first.Eligibility, n, columns);
        }

        for (var t = start; t < end; t++)
        {
            var state = StateAt(t - start);
            if (_frame.Starts(t, lane)) Clear(state);
            if (t == end - 1) return;
            var next = StateAt(t - start + 1);
            if (_frame.WritesHebb)
            {
                LoadStep(lane, t);
                ForwardSweep<TKernel, V, T>.Update(n, columns, _frame.Given, _pre, _post, _rate, state, next);
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
        var (n, columns) = (_frame.Neurons, _frame.Columns);
        var at = (long)t * _frame.Lanes + lane;
        if (_frame.Starts(t, lane)) new Span<T>(_pre, columns).Clear();
        else Padding<T>.Row(t == 0 ? _frame.Activity + (long)lane * n : _frame.Outputs + (at - _frame.Lanes) * n, _pre, n, columns);
        Padding<T>.Row(_frame.Outputs + at * n, _post, n, columns);
        if (_frame.Cell.Tap != ModulatorTap.None) _frame.Rate(_frame.Modulations[at], _rate);
    }

    /// <summary>One step's adjoint; on entry and exit gPre is the gradient of the activity between two steps.</summary>
    private void Step(int lane, int t, Plastic<T> before)
    {
        var (n, columns) = (_frame.Neurons, _frame.Columns);
        var at = (long)t * _frame.Lanes + lane;
        LoadStep(lane, t);
        for (var j = 0; j < n; j++) _gPost[j] = _gPre[j] + _gradients.Outputs[at * n + j];
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
        var gradient = _gradients.Modulations[at];
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
        new ReadOnlySpan<T>(from.Hebb, (int)_frame.Matrix).CopyTo(new Span<T>(to.Hebb, (int)_frame.Matrix));
        if (_frame.Parts == 1) return;
        new ReadOnlySpan<T>(from.Eligibility, (int)_frame.Matrix).CopyTo(new Span<T>(to.Eligibility, (int)_frame.Matrix));
    }

    private void Clear(Plastic<T> state)
    {
        Memory<T>.Fill(state.Hebb, _frame.Matrix, T.Zero);
        if (_frame.Parts > 1) Memory<T>.Fill(state.Eligibility, _frame.Matrix, T.Zero);
    }
}
