using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>
/// One thread of a backward pass. States are recomputed from checkpoint to checkpoint; the adjoint of a step's read and that of the update
/// before it are one pass over the matrices. All members of a team meet once a step, when the sums over columns are there.
/// </summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class BackwardMember<TKernel, V, T>
    where TKernel : struct, IPlasticKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BackwardPass<T> _pass;
    private readonly Frame<T> _frame;
    private readonly FrameGradients<T> _gradients;
    private readonly Team _team;
    private readonly Share _share;
    private readonly StepVectors<V, T> _step;
    private readonly T* _pre;
    private readonly T* _unread;
    private readonly T* _gUnread;
    private Plastic<T> _gState;
    private ReadAdjoint<T> _read;
    private UpdateAdjoint<T> _update;

    public BackwardMember(BackwardPass<T> pass, Team team, int member)
    {
        (_pass, _frame, _gradients, _team) = (pass, pass.Frame, pass.Gradients, team);
        _share = new Share(_frame.Columns, team.Size, member);
        _step = new StepVectors<V, T>(pass, _share, member);
        _pre = pass.Memory.Take(_frame.Columns);
        if (_frame.ReadsHebb) return;
        _unread = pass.Memory.Zeros(_frame.Matrix);
        _gUnread = pass.Memory.Zeros(_frame.Matrix);
    }

    /// <summary>Steps t1 − 1 to t0.</summary>
    public void Run(int lane, int t0, int t1)
    {
        _gState = _frame.Lane(_gradients.Carry, lane);
        _step.Enter(lane);
        var (pending, segment) = (false, int.MaxValue);
        for (var t = t1 - 1; t >= t0; t--)
        {
            if (pending && _frame.Starts(t + 1, lane)) Drop(out pending);
            AddLooks(t + 1, lane);
            if (t < segment) segment = Recompute(lane, t, t1);
            var before = Before(lane, t, segment);
            _step.Load(t);
            _update = new UpdateAdjoint<T>
            {
                Step = _step.Terms(_step.Pre(t)),
                Before = before,
                GState = _gState,
                GPost = _step.GPost,
                GRate = _step.GRate,
            };
            ForwardSweep<TKernel, V, T>.Columns(_share.From, _share.To, _frame.Given, _update.Step);
            Sweep(t, pending, _frame.WritesHebb);
            _step.SumRates(t);
            _team.Meet();
            _step.Take(t, pending);
            _read = new ReadAdjoint<T>
            {
                Pre = _step.Pre(t),
                Hebb = _frame.ReadsHebb ? before.Hebb : _unread,
                GSum = _step.GSum,
                GHebb = _frame.ReadsHebb ? _gState.Hebb : _gUnread,
            };
            pending = true;
        }

        if (_frame.Starts(t0, lane)) Drop(out pending);
        Sweep(t0 - 1, pending, false);
        _team.Meet();
        if (pending) _step.AddRead(t0 - 1, _step.Carry);
        if (t0 == 0) AddLooks(0, lane);
        _team.Meet();
    }

    /// <summary>At the start of an episode nothing goes further back.</summary>
    private void Drop(out bool pending)
    {
        _frame.Clear(_gState, _share, _step.Carry);
        pending = false;
    }

    private void Sweep(int t, bool read, bool update)
    {
        for (var b = _share.First; b < _share.Last; b++)
        {
            var block = _share.Block(b, _frame.Neurons);
            _read.GPre = _pass.GPreOfRead(t, b);
            _update.GPre = _pass.GPreOfUpdate(t, b);
            if (read && update) AdjointSweep<TKernel, On, On, V, T>.Run(block, _frame.Given, _read, _update, _pass.Group.Coefficients);
            else if (read) AdjointSweep<TKernel, On, Off, V, T>.Run(block, _frame.Given, _read, _update, _pass.Group.Coefficients);
            else if (update) AdjointSweep<TKernel, Off, On, V, T>.Run(block, _frame.Given, _read, _update, _pass.Group.Coefficients);
        }
    }

    /// <summary>The state before a step: at the start of a segment its checkpoint, else recomputed.</summary>
    private Plastic<T> Before(int lane, int t, int segment) =>
        t == segment ? _frame.Checkpoint(lane, segment / _frame.Spacing) : _pass.State(lane, t - segment);

    /// <summary>The states before the steps of the segment that t is in, up to the last wanted; where the segment starts.</summary>
    private int Recompute(int lane, int t, int t1)
    {
        var start = t / _frame.Spacing * _frame.Spacing;
        var end = Math.Min(start + _frame.Spacing, t1);
        if (_gradients.Ring != null && _gradients.RingStart == start) return start;
        for (var s = start; s < end - 1; s++)
        {
            Plastic<T> before = Before(lane, s, start), after = _pass.State(lane, s + 1 - start);
            if (_frame.Starts(s + 1, lane))
            {
                _frame.Clear(after, _share, null);
            }
            else if (_frame.WritesHebb)
            {
                _step.LoadActivities(s, _pre);
                var terms = _step.Terms(_pre);
                ForwardSweep<TKernel, V, T>.Columns(_share.From, _share.To, _frame.Given, terms);
                for (var b = _share.First; b < _share.Last; b++)
                {
                    ForwardSweep<TKernel, V, T>.Update(_share.Block(b, _frame.Neurons), _frame.Given, terms, before, after);
                }
            }
            else
            {
                _frame.Copy(before, after, _share);
            }
        }

        return start;
    }

    private void AddLooks(int t, int lane)
    {
        foreach (var look in _gradients.Looks)
        {
            if (look.Step != t) continue;
            var n = (long)_frame.Neurons;
            Padding<T>.Add(look.Activity, lane * n, _step.Carry, 1, _share, _frame);
            Padding<T>.Add(look.Hebb, lane * n * n, _gState.Hebb, _frame.Neurons, _share, _frame);
            if (_frame.Parts > 1) Padding<T>.Add(look.Eligibility, lane * n * n, _gState.Eligibility, _frame.Neurons, _share, _frame);
        }
    }
}
