using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>
/// One thread of a backward pass. Every second state is recomputed from checkpoint to checkpoint; the sweeps advance what is in between. The
/// adjoint of a step's read and that of the update before it are one pass over the matrices. All members of a team meet once a step, when the sums over columns are there.
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
    private readonly T* _unread;
    private readonly T* _gUnread;
    private readonly T* _started;
    private readonly CoefficientRows<T> _gShared;
    private Plastic<T> _gState;
    private StateBefore<T> _whenRead;
    private int _loaded;
    private ReadAdjoint<T> _read;
    private UpdateAdjoint<T> _update;

    public BackwardMember(BackwardPass<T> pass, Team team, int member)
    {
        (_pass, _frame, _gradients, _team) = (pass, pass.Frame, pass.Gradients, team);
        _share = new Share(_frame.Columns, team.Size, member);
        _step = new StepVectors<V, T>(pass, _share, member);
        _gShared = pass.Group.Coefficients;
        _gShared.Alpha = OfSweep(_gShared.Alpha);
        _gShared.Eta = OfSweep(_gShared.Eta);
        _started = _frame.Reset == null ? null : pass.Memory.Zeros(_frame.Parts * _frame.Matrix);
        if (_frame.ReadsHebb) return;
        _unread = pass.Memory.Zeros(_frame.Matrix);
        _gUnread = pass.Memory.Zeros(_frame.Matrix);
    }

    /// <summary>Steps t1 − 1 to t0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int lane, int t0, int t1)
    {
        _gState = _frame.Lane(_gradients.Carry, lane);
        _step.Enter(lane);
        _loaded = int.MaxValue;
        var (pending, segment) = (false, int.MaxValue);
        for (var t = t1 - 1; t >= t0; t--)
        {
            if (pending && _frame.Starts(t + 1, lane)) Drop(out pending);
            AddLooks(t + 1, lane);
            if (t < segment) segment = Recompute(lane, t, t1);
            var terms = Load(t);
            var before = Before(lane, t, segment);
            _step.Clear();
            _update = new UpdateAdjoint<T> { Step = terms, GState = _gState, GPost = _step.GPost, GRate = _step.GRate };
            Sweep(t, pending, _frame.WritesHebb, before);
            _step.SumRates(t);
            _team.Meet();
            _step.Take(t, pending);
            _read = new ReadAdjoint<T> { Pre = terms.Pre, GSum = _step.GSum, GHebb = _frame.ReadsHebb ? _gState.Hebb : _gUnread };
            _whenRead = _frame.ReadsHebb ? before : new StateBefore<T> { State = new(_unread, before.State.Eligibility) };
            pending = true;
            if (!TKernel.AddsSlow || _frame.Given.Slow.Start == null) continue;
            _step.Keep(t - segment, terms.Pre);
            if (t == t0 || t == segment) _step.AddOuter(t - segment, Math.Min(_frame.Saved!.End(t), t1) - segment, _pass.Group.Coefficients.Slow.Start);
        }

        if (_frame.Starts(t0, lane)) Drop(out pending);
        Sweep(t0 - 1, pending, false, default);
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

    private void Sweep(int t, bool read, bool update, in StateBefore<T> before)
    {
        if (read && update && _frame.ReadsHebb)
        {
            if (before.Ahead) Sweep<On, On, On>(t, before);
            else Sweep<On, On, Off>(t, before);
            return;
        }

        if (read && _whenRead.Ahead) Sweep<On, Off, On>(t, _whenRead);
        else if (read) Sweep<On, Off, Off>(t, _whenRead);
        if (update && before.Ahead) Sweep<Off, On, On>(t, before);
        else if (update) Sweep<Off, On, Off>(t, before);
    }

    private void Sweep<TRead, TUpdate, TAhead>(int t, in StateBefore<T> before)
        where TRead : struct, ISwitch
        where TUpdate : struct, ISwitch
        where TAhead : struct, ISwitch
    {
        var upward = (t & 1) != 0;
        for (var place = _share.First; place < _share.Last; place++)
        {
            var b = _share.Index(place, upward);
            _read.GPre = _pass.GPreOfRead(t, b);
            _update.GPre = _pass.GPreOfUpdate(t, b);
            AdjointSweep<TKernel, TRead, TUpdate, TAhead, V, T>.Run(
                _share.Block(b, _frame.Neurons, upward), _frame.Given, _read, _update, before, _gShared);
        }

        AddSweep(_gShared.Alpha, _pass.Group.Coefficients.Alpha);
        AddSweep(_gShared.Eta, _pass.Group.Coefficients.Eta);
    }

    /// <summary>
    /// Where one sweep adds up the gradients of coefficients that all rows share. Those of all sweeps are added then: a sum of some sums is more exact
    /// than one of many numbers.
    /// </summary>
    private Rows<T> OfSweep(Rows<T> total) =>
        total.Start == null || total.Stride > 0 ? total : new(_pass.Memory.Zeros(_frame.Columns), 0);

    private void AddSweep(Rows<T> sweep, Rows<T> total)
    {
        if (sweep.Start == total.Start) return;
        for (nint j = _share.From; j < _share.To; j += V.Count)
        {
            V.Store(V.Load(total.Start + j) + V.Load(sweep.Start + j), total.Start + j);
            V.Store(V.Of(T.Zero), sweep.Start + j);
        }
    }

    /// <summary>What step t's update reads.</summary>
    private StepTerms<T> Load(int t)
    {
        var place = StepVectors<V, T>.Place(t);
        if (t >= _loaded) return _step.Terms(place);
        _loaded = t;
        return Load(t, place);
    }

    private StepTerms<T> Load(int t, int place)
    {
        var terms = _step.Load(t, place);
        ForwardSweep<TKernel, V, T>.Columns(_share.From, _share.To, _frame.Given, terms);
        return terms;
    }

    /// <summary>The state before a step of a segment that has been recomputed.</summary>
    private StateBefore<T> Before(int lane, int t, int segment)
    {
        var odd = ((t - segment) & 1) != 0;
        if (odd && _frame.Starts(t, lane)) return new() { State = _frame.At(_started) };
        var state = _pass.State(lane, segment, (t - segment) / 2);
        return odd && _frame.WritesHebb ? new() { State = state, Ahead = true, Step = Load(t - 1) } : new() { State = state };
    }

    /// <summary>Every second state of the segment that t is in, up to the last wanted; where the segment starts.</summary>
    private int Recompute(int lane, int t, int t1)
    {
        var start = _frame.Saved!.Start(t);
        var end = Math.Min(_frame.Saved.End(t), t1);
        if (_gradients.Ring != null && _gradients.RingStart == start) return start;
        for (var s = start; s + 2 < end; s += 2)
        {
            var index = (s - start) / 2;
            AdvanceTwice(lane, s, _pass.State(lane, start, index), _pass.State(lane, start, index + 1));
        }

        return start;
    }

    private void AdvanceTwice(int lane, int t, Plastic<T> before, Plastic<T> after)
    {
        bool starts = _frame.Starts(t + 1, lane), startsAfter = _frame.Starts(t + 2, lane);
        if (starts || startsAfter) _frame.Clear(after, _share, null);
        else if (!_frame.WritesHebb) _frame.Copy(before, after, _share);
        if (startsAfter || !_frame.WritesHebb) return;
        var first = starts ? default : Load(t, StepVectors<V, T>.Spare);
        var second = Load(t + 1, StepVectors<V, T>.Spare + 1);
        var upward = (t & 2) != 0;
        for (var place = _share.First; place < _share.Last; place++)
        {
            var block = _share.Block(_share.Index(place, upward), _frame.Neurons, upward);
            if (starts) ForwardSweep<TKernel, V, T>.Update(block, _frame.Given, second, after, after);
            else ForwardSweep<TKernel, V, T>.UpdateTwice(block, _frame.Given, first, second, before, after);
        }
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
