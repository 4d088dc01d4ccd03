using System.Numerics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>
/// A rollout's packed parameters and its state in one block of memory, so that one tensor keeps it: the state's while it can be
/// advanced, autograd's until the backward pass.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class Slab<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Stretch = 1 << 30;

    /// <summary>A slab between these is freed often enough, and too small, for the heap to keep what a pass takes again by itself.</summary>
    private const long Little = 1 << 20, Much = 8 << 20;

    private readonly Layer _layer;
    private readonly CellParameters _parameters;
    private readonly List<(Slot Slot, nint At, bool IsMatrix)> _packed = [];
    private readonly int _neurons;
    private readonly int _columns;

    /// <summary>Packs a layer's parameters and a state, of which matrices are null where they are 0.</summary>
    public Slab(Layer layer, TapeTerms terms, Tensor?[] state, out Tensor memory)
    {
        (_layer, _parameters, _neurons, _columns) = (layer, new CellParameters(layer), terms.Neurons, Padding<T>.Of(terms.Neurons));
        using var scope = NewDisposeScope();
        var from = Array.ConvertAll(state, part => part?.contiguous());
        var isZero = Array.TrueForAll(from[1..], IsZero);
        var lane = (state.Length - 1L) * _neurons * _columns;
        var matrices = terms.Lanes * lane;
        var slots = CellParameters.Slots.Where(slot => _parameters[slot] is not null).ToList();
        var sizes = slots.ConvertAll(slot => Whole(CellPacking<T>.Size(_parameters[slot]!, slot, _neurons, _columns)));
        var vectors = terms.Lanes * ((long)_columns + _neurons);
        var size = sizes.Sum() + matrices + vectors + (terms.Records && isZero ? 16 + lane : 0);
        if (size * sizeof(T) is > Little and < Much) Heap.Keep();
        memory = New(size, terms.Type).MoveToOuterDisposeScope();
        var at = Address.Of<T>(memory);
        for (var i = 0; i < slots.Count; i++)
        {
            _packed.Add((slots[i], (nint)at, _parameters[slots[i]]!.dim() == 2));
            CellPacking<T>.Pack(_parameters[slots[i]]!, slots[i], at, _neurons, _columns);
            at += sizes[i];
        }

        State = at;
        Sum = State + matrices;
        Activity = Sum + (nint)terms.Lanes * _columns;
        new ReadOnlySpan<T>(Address.Of<T>(from[0]!), terms.Lanes * _neurons).CopyTo(new Span<T>(Activity, terms.Lanes * _neurons));
        if (isZero) Memory<T>.Fill(State, matrices, T.Zero);
        else Enter(terms.Lanes, from);
        if (!terms.Records || !isZero) return;
        Zeros = Sum + Whole(vectors);
        Memory<T>.Fill(Zeros, lane, T.Zero);
    }

    /// <summary>[B, parts, N, columns].</summary>
    public T* State { get; }

    /// <summary>[B, columns]: the recurrent sum of the next step.</summary>
    public T* Sum { get; }

    /// <summary>[B, N].</summary>
    public T* Activity { get; }

    /// <summary>[parts, N, columns]: the state at the beginning, if it was 0 in all lanes and may be wanted again; else null.</summary>
    public T* Zeros { get; }

    /// <summary>The parameter that was packed for a slot, if any.</summary>
    public CellParameters Parameters => _parameters;

    /// <summary>A tensor of numbers that are not defined: NaN while <see cref="KernelOptions.Poison"/>.</summary>
    public static Tensor New(long count, ScalarType type)
    {
        MemoryPressure.Add(count * sizeof(T));
        return KernelOptions.Poison ? full([count], double.NaN, type) : empty([count], type);
    }

    /// <summary>Whether the layer's parameters are still those that were packed.</summary>
    public bool IsCurrent()
    {
        foreach (var (slot, at, _) in _packed)
        {
            var now = _layer.Find(CellParameters.Name(slot));
            if (!ReferenceEquals(now, _parameters[slot]) || !CellPacking<T>.Holds(now!, slot, (T*)at, _neurons, _columns)) return false;
        }

        return true;
    }

    /// <summary>Tells a frame where the parameters lie.</summary>
    public void Point(Frame<T> frame)
    {
        foreach (var (slot, at, isMatrix) in _packed) CellPacking<T>.Point(frame, slot, (T*)at, isMatrix);
    }

    /// <summary>Lets lanes start anew.</summary>
    public void Clear(bool[] lanes, int parts)
    {
        for (var b = 0; b < lanes.Length; b++)
        {
            if (!lanes[b]) continue;
            for (var part = 0; part < parts; part++) new Span<T>(Matrix(b, part, parts), _neurons * _columns).Clear();
            new Span<T>(Sum + (nint)b * _columns, _columns).Clear();
            new Span<T>(Activity + (nint)b * _neurons, _neurons).Clear();
        }
    }

    private static long Whole(long count) => (count + 15) / 16 * 16;

    private static bool IsZero(Tensor? part)
    {
        if (part is null) return true;
        var at = Address.Of<byte>(part);
        for (long left = part.numel() * sizeof(T); left > 0; left -= Stretch, at += Stretch)
        {
            if (new ReadOnlySpan<byte>(at, (int)Math.Min(left, Stretch)).ContainsAnyExcept((byte)0)) return false;
        }

        return true;
    }

    private void Enter(int lanes, Tensor?[] from)
    {
        for (var part = 1; part < from.Length; part++)
        {
            var matrix = from[part] is { } tensor ? Address.Of<T>(tensor) : null;
            for (var b = 0; b < lanes; b++)
            {
                if (matrix == null) new Span<T>(Matrix(b, part - 1, from.Length - 1), _neurons * _columns).Clear();
                else Padding<T>.Matrix(matrix + (long)b * _neurons * _neurons, Matrix(b, part - 1, from.Length - 1), _neurons, _columns);
            }
        }
    }

    /// <summary>One of a lane's matrices.</summary>
    public T* Matrix(int lane, int part, int parts) => State + ((long)lane * parts + part) * _neurons * _columns;
}
