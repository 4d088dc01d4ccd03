using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>
/// The vectors of the backward pass's steps, as one thread has them: activities whole, everything else its share of the columns. A step
/// has its place by its number modulo 3, so that the step after it and the step before it are there too.
/// </summary>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class StepVectors<V, T>
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Places of two steps that are recomputed.</summary>
    public const int Spare = 3;

    private const int Places = Spare + 2;
    private const int Vectors = 7;

    private readonly BackwardPass<T> _pass;
    private readonly Frame<T> _frame;
    private readonly FrameGradients<T> _gradients;
    private readonly ModulatorVectors<V, T> _modulator;
    private readonly Share _share;
    private readonly bool _first;
    private readonly T* _places;
    private readonly T* _arriving;
    private readonly T* _preOfSegment;
    private readonly T* _gSumOfSegment;
    private int _lane;

    public StepVectors(BackwardPass<T> pass, Share share, int member)
    {
        (_pass, _frame, _gradients, _share, _first) = (pass, pass.Frame, pass.Gradients, share, member == 0);
        _modulator = new(_frame, pass.Memory);
        _places = pass.Memory.Take(Places * Vectors * (long)_frame.Columns);
        for (var place = 0; place < Places; place++) _share.Zero(Terms(place).Rate);
        _arriving = pass.Memory.Zeros(_frame.Columns);
        GPost = pass.Memory.Take(_frame.Columns);
        GRate = pass.Memory.Take(_frame.Columns);
        GSum = pass.Memory.Take(_frame.Columns);
        _preOfSegment = pass.Memory.Take((long)pass.Length * _frame.Columns);
        _gSumOfSegment = pass.Memory.Take((long)pass.Length * _frame.Columns);
    }

    public T* GPost { get; }

    public T* GRate { get; }

    /// <summary>The gradient of the sum.</summary>
    public T* GSum { get; }

    /// <summary>The gradient of the activity between two steps.</summary>
    public T* Carry => _gradients.CarryActivity + (nint)_lane * _frame.Columns;

    /// <summary>Where step t has its place.</summary>
    public static int Place(int t) => t % Spare;

    /// <summary>What a loaded step's update reads.</summary>
    public StepTerms<T> Terms(int place)
    {
        T* Vector(int index) => _places + (nint)(place * Vectors + index) * _frame.Columns;
        return new()
        {
            Pre = Vector(0),
            Post = Vector(1),
            Rate = Vector(2),
            Term1 = Vector(3),
            Term2 = Vector(4),
            Term3 = Vector(5),
            Term4 = Vector(6),
        };
    }

    public void Enter(int lane) => _lane = lane;

    /// <summary>The activities around a step, and its rate.</summary>
    public StepTerms<T> Load(int t, int place)
    {
        var (at, terms) = ((long)t * _frame.Lanes + _lane, Terms(place));
        _frame.Before(t, _lane, terms.Pre);
        Padding<T>.Row(_frame.Outputs + at * _frame.Neurons, terms.Post, _frame.Neurons, _frame.Columns);
        if (_frame.Cell.Tap != ModulatorTap.None) _modulator.Rate(_frame.Modulations[at], _share.From, _share.To, terms.Rate);
        return terms;
    }

    /// <summary>Before a step's sweep.</summary>
    public void Clear()
    {
        _share.Zero(GPost);
        _share.Zero(GRate);
    }

    /// <summary>After the sweep: the gradients of the fan-out, and this share's part of M's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SumRates(int t)
    {
        if (_frame.Cell.Tap == ModulatorTap.None) return;
        var modulation = V.Of(_frame.Modulations[(long)t * _frame.Lanes + _lane]);
        for (var b = _share.First; b < _share.Last; b++)
        {
            var sum = V.Of(T.Zero);
            var block = _share.Block(b, _frame.Neurons);
            for (var j = block.From; j < block.To; j += V.Count)
            {
                var gRate = V.Load(GRate + j);
                sum = _modulator.FanOut == null ? sum + gRate : V.MultiplyAdd(V.Load(_modulator.FanOut + j), gRate, sum);
                V.Store(V.MultiplyAdd(modulation, gRate, V.Load(_pass.Group.FanOutWeight + j)), _pass.Group.FanOutWeight + j);
                V.Store(gRate + V.Load(_pass.Group.FanOutBias + j), _pass.Group.FanOutBias + j);
            }

            *_pass.GModulation(t, b) = V.Sum(sum);
        }
    }

    /// <summary>When all members have met: the gradient of the step's sum, and of the activity before it so far.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(int t, bool read)
    {
        var at = (long)t * _frame.Lanes + _lane;
        var whole = Math.Min(_share.To, _frame.Neurons);
        if (read) AddRead(t, GPost);
        if (_gradients.Outputs != null)
        {
            new ReadOnlySpan<T>(_gradients.Outputs + at * _frame.Neurons + _share.From, whole - _share.From).CopyTo(new Span<T>(_arriving + _share.From, whole - _share.From));
        }

        var modulation = V.Of(_frame.Cell.Tap == ModulatorTap.None ? T.Zero : Modulation(t));
        T* post = Terms(Place(t)).Post, weight = _frame.Modulation == null ? _modulator.Weight : null;
        T* now = _frame.Cell.Tap == ModulatorTap.Now ? weight : null, before = _frame.Cell.Tap == ModulatorTap.Before ? weight : null;
        for (var j = _share.From; j < _share.To; j += V.Count)
        {
            var gPost = V.Load(GPost + j) + V.Load(Carry + j) + V.Load(_arriving + j);
            if (now != null) gPost = V.MultiplyAdd(V.Load(now + j), modulation, gPost);
            V.Store(gPost * Curves<V, T>.Slope(_frame.Cell.Activation, V.Load(post + j)), GSum + j);

            var gPre = V.Of(T.Zero);
            if (_frame.WritesHebb)
            {
                for (var b = 0; b < _pass.Blocks; b++) gPre += V.Load(_pass.GPreOfUpdate(t, b) + j);
            }

            V.Store(before == null ? gPre : V.MultiplyAdd(V.Load(before + j), modulation, gPre), Carry + j);
        }

        new ReadOnlySpan<T>(GSum + _share.From, whole - _share.From).CopyTo(new Span<T>(_gradients.Input + at * _frame.Neurons + _share.From, whole - _share.From));
    }

    /// <summary>Keeps a step that is done for <see cref="AddOuter"/>.</summary>
    public void Keep(int index, T* pre)
    {
        var at = (nint)index * _frame.Columns;
        new ReadOnlySpan<T>(pre, _frame.Columns).CopyTo(new Span<T>(_preOfSegment + at, _frame.Columns));
        new ReadOnlySpan<T>(GSum + _share.From, _share.To - _share.From).CopyTo(new Span<T>(_gSumOfSegment + at + _share.From, _share.To - _share.From));
    }

    /// <summary>Adds pre times the gradient of the sum, over the kept steps from an index up.</summary>
    public void AddOuter(int index, int end, T* sum)
    {
        var at = (nint)index * _frame.Columns;
        OuterSum<V, T>.Add(new Block(_frame.Neurons, _share.From, _share.To, _frame.Columns), end - index, _preOfSegment + at, _gSumOfSegment + at, sum);
    }

    /// <summary>Adds what the read that was done at step t gave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddRead(int t, T* to)
    {
        for (var j = _share.From; j < _share.To; j += V.Count)
        {
            var sum = V.Load(to + j);
            for (var b = 0; b < _pass.Blocks; b++) sum += V.Load(_pass.GPreOfRead(t, b) + j);
            V.Store(sum, to + j);
        }
    }

    /// <summary>The gradient of M(t) where it is given, else of the sum before its activation.</summary>
    private T Modulation(int t)
    {
        var at = (long)t * _frame.Lanes + _lane;
        var gradient = _gradients.Modulations == null ? T.Zero : _gradients.Modulations[at];
        for (var b = 0; b < _pass.Blocks; b++) gradient += *_pass.GModulation(t, b);
        if (_frame.Modulation == null)
        {
            gradient *= Single<T>.Sum(Curves<Single<T>, T>.Slope(_frame.Cell.ModulatorActivation, Single<T>.Of(_frame.Modulations[at])));
        }

        if (_first) _gradients.ModulationSum[at] = gradient;
        return gradient;
    }
}
