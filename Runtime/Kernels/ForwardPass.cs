using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>
/// A lane's steps, forward: the lane's matrices stay in cache from the first to the last. A team may share a lane; each member has
/// its columns, and all meet once a step, when the activity is there.
/// </summary>
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
    private readonly ModulatorVectors<V, T> _modulator;
    private readonly T* _activities;
    private readonly T* _rate;
    private readonly T* _input;
    private readonly T* _zeros;

    public ForwardPass(Frame<T> frame)
    {
        _frame = frame;
        _modulator = new(frame, _memory);
        _activities = _memory.Take(3 * (long)frame.Columns);
        _rate = _memory.Zeros(frame.Columns);
        _input = _memory.Take(frame.Columns);
        _zeros = _memory.Zeros(frame.Columns);
    }

    /// <summary>Steps t0 to t1 − 1.</summary>
    public void Run(int lane, int t0, int t1, Team team, int member)
    {
        var share = new Share(_frame.Columns, team.Size, member);
        var state = _frame.Lane(_frame.State, lane);
        var sum = _frame.Sum + (nint)lane * _frame.Columns;
        var hebb = _frame.ReadsHebb ? new Rows<T>(state.Hebb, _frame.Columns) : new Rows<T>(_zeros, 0);

        team.Meet();
        if (member == 0) _frame.Before(t0, lane, Activity(t0 - 1));
        team.Meet();
        if (!_frame.Primed && !_frame.Starts(t0, lane)) Read(share, Activity(t0 - 1), hebb, sum);

        for (var t = t0; t < t1; t++)
        {
            var starts = _frame.Starts(t, lane);
            if (starts) _frame.Clear(state, share, sum);
            if (_frame.Saved is not null && t % _frame.Spacing == 0) _frame.Copy(state, _frame.Checkpoint(lane, t / _frame.Spacing), share);

            T* before = starts ? _zeros : Activity(t - 1), after = Activity(t);
            Activate(t, lane, share, sum, after);
            team.Meet();
            if (_frame.Cell.Tap != ModulatorTap.None) Modulate(t, lane, share, _frame.Cell.Tap == ModulatorTap.Before ? before : after, member);

            if (t == t1 - 1 && !_frame.Continues)
            {
                if (_frame.WritesHebb) Update(share, before, after, state);
            }
            else if (_frame.WritesHebb)
            {
                UpdateAndRead(share, before, after, state, sum);
            }
            else
            {
                Read(share, after, hebb, sum);
            }
        }
    }

    public void Dispose() => _memory.Dispose();

    /// <summary>The activity after step t, in one of three places by turns: one member may be a step ahead of another.</summary>
    private T* Activity(int t) => _activities + (nint)((t + 3) % 3) * _frame.Columns;

    private void Activate(int t, int lane, Share share, T* sum, T* after)
    {
        var at = ((long)t * _frame.Lanes + lane) * _frame.Neurons;
        var (from, to, whole) = (share.From, share.To, Math.Min(share.To, _frame.Neurons));
        new ReadOnlySpan<T>(_frame.Input + at + from, whole - from).CopyTo(new Span<T>(_input + from, whole - from));
        if (whole < to) Padding<T>.Repeat(_input, _frame.Neurons, _frame.Columns);
        for (var j = from; j < to; j += V.Count)
        {
            V.Store(Curves<V, T>.Value(_frame.Cell.Activation, V.Load(sum + j) + V.Load(_input + j)), after + j);
        }

        new ReadOnlySpan<T>(after + from, whole - from).CopyTo(new Span<T>(_frame.Outputs + at + from, whole - from));
    }

    private void Modulate(int t, int lane, Share share, T* source, int member)
    {
        var at = (long)t * _frame.Lanes + lane;
        var modulation = _frame.Modulation != null ? _frame.Modulation[at] : _modulator.Value(source);
        if (member == 0) _frame.Modulations[at] = modulation;
        _modulator.Rate(modulation, share.From, share.To, _rate);
    }

    private void Read(Share share, T* activity, Rows<T> hebb, T* sum)
    {
        share.Zero(sum);
        for (var b = share.First; b < share.Last; b++)
        {
            ForwardSweep<TKernel, V, T>.Read(share.Block(b, _frame.Neurons), _frame.Given, activity, hebb, sum);
        }
    }

    private void Update(Share share, T* before, T* after, Plastic<T> state)
    {
        for (var b = share.First; b < share.Last; b++)
        {
            ForwardSweep<TKernel, V, T>.Update(share.Block(b, _frame.Neurons), _frame.Given, before, after, _rate, state, state);
        }
    }

    private void UpdateAndRead(Share share, T* before, T* after, Plastic<T> state, T* sum)
    {
        share.Zero(sum);
        for (var b = share.First; b < share.Last; b++)
        {
            ForwardSweep<TKernel, V, T>.UpdateAndRead(share.Block(b, _frame.Neurons), _frame.Given, before, after, _rate, state, sum);
        }
    }
}
