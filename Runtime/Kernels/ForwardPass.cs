using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>A lane's steps, forward: the lane's matrices stay in cache from the first to the last.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class ForwardPass<TKernel, V, T> : IDisposable
    where TKernel : struct, IPlasticKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Memory<T> _memory = new();
    private readonly Frame<T> _frame;
    private readonly T* _rate;
    private readonly T* _unread;
    private T* _before;
    private T* _after;

    public ForwardPass(Frame<T> frame)
    {
        _frame = frame;
        _before = _memory.Take(frame.Columns);
        _after = _memory.Take(frame.Columns);
        _rate = _memory.Zeros(frame.Columns);
        _unread = _memory.Zeros(frame.Columns);
    }

    /// <summary>Steps t0 to t1 − 1.</summary>
    public void Run(int lane, int t0, int t1)
    {
        var (n, columns) = (_frame.Neurons, _frame.Columns);
        var state = _frame.Lane(_frame.State, lane);
        var sum = _frame.Sum + (nint)lane * columns;
        var read = _frame.ReadsHebb ? new Rows<T>(state.Hebb, columns) : new Rows<T>(_unread, 0);

        for (var t = t0; t < t1; t++)
        {
            if (_frame.Saved is not null && t % _frame.Spacing == 0) Copy(state, _frame.Checkpoint(lane, t / _frame.Spacing));
            if (_frame.Starts(t, lane)) Clear(state, sum);
            if (t == t0) Enter(t, lane, sum, read);
            else if (_frame.Starts(t, lane)) new Span<T>(_before, columns).Clear();

            var at = (long)t * _frame.Lanes + lane;
            for (var j = 0; j < n; j++) _after[j] = Activate<T>.Value(_frame.Cell.Activation, sum[j] + _frame.Input[at * n + j]);
            Padding<T>.Repeat(_after, n, columns);
            new ReadOnlySpan<T>(_after, n).CopyTo(new Span<T>(_frame.Outputs + at * n, n));
            if (_frame.Cell.Tap != ModulatorTap.None)
            {
                var modulation = _frame.Modulator(_frame.Cell.Tap == ModulatorTap.Before ? _before : _after, t, lane);
                _frame.Modulations[at] = modulation;
                _frame.Rate(modulation, _rate);
            }

            new Span<T>(sum, columns).Clear();
            var reads = t < t1 - 1 || _frame.Continues;
            if (!_frame.WritesHebb && reads) ForwardSweep<TKernel, V, T>.Read(n, columns, _frame.Given, _after, read, sum);
            else if (_frame.WritesHebb && reads) ForwardSweep<TKernel, V, T>.UpdateAndRead(n, columns, _frame.Given, _before, _after, _rate, state, sum);
            else if (_frame.WritesHebb) ForwardSweep<TKernel, V, T>.Update(n, columns, _frame.Given, _before, _after, _rate, state, state);
            var swapped = _before;
            _before = _after;
            _after = swapped;
        }
    }

    public void Dispose() => _memory.Dispose();

    private void Enter(int t, int lane, T* sum, Rows<T> read)
    {
        _frame.Before(t, lane, _before);
        if (_frame.Primed || _frame.Starts(t, lane)) return;
        new Span<T>(sum, _frame.Columns).Clear();
        ForwardSweep<TKernel, V, T>.Read(_frame.Neurons, _frame.Columns, _frame.Given, _before, read, sum);
    }

    private void Copy(Plastic<T> from, Plastic<T> to)
    {
        var count = (int)(_frame.Parts * _frame.Matrix);
        new ReadOnlySpan<T>(from.Hebb, count).CopyTo(new Span<T>(to.Hebb, count));
    }

    private void Clear(Plastic<T> state, T* sum)
    {
        Memory<T>.Fill(state.Hebb, _frame.Parts * _frame.Matrix, T.Zero);
        new Span<T>(sum, _frame.Columns).Clear();
    }
}
