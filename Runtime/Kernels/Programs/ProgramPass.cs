using System.Numerics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>What forward and backward pass of a program have in common.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="call">The program and its sizes.</param>
internal abstract unsafe class ProgramPass<T>(ProgramCall call) : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Connections that are worth another thread: some 20 µs of work.</summary>
    private const long Grain = 1 << 17;

    /// <summary>Lanes that a thread runs at once.</summary>
    private const int MostTile = 16;

    /// <summary>What their matrices may take.</summary>
    private const long TileBytes = 1536 << 10;

    private readonly List<Tensor> _held = [];

    protected ProgramCall Call => call;

    protected StepProgram Program => call.Program;

    protected ProgramOperations<T> Operations { get; } = new(call);

    protected Memory<T> Memory { get; } = new();

    /// <summary>Where values lie that all threads share.</summary>
    protected ValuePlaces<T> Places { get; } = new(call.Program.Values.Length);

    public void Dispose()
    {
        Memory.Dispose();
        Places.Dispose();
        GC.KeepAlive(_held);
    }

    /// <summary>The rows of a value.</summary>
    protected PaddedRows<T> RowsOf(int value) => new(call.Program.Values[value].Parts, call.Columns(value), call.Padded(value));

    /// <summary>Room for the vectors of all steps and lanes.</summary>
    protected Tensor Room(int value)
    {
        var room = empty([call.Steps, call.Lanes, call.Padded(value)], call.Type);
        return KernelOptions.Poison ? room.fill_(double.NaN) : room;
    }

    /// <summary>The vectors of all steps and lanes without padding: a contiguous tensor, the same one where there is none.</summary>
    protected Tensor Unpadded(int value, Tensor padded)
    {
        var (columns, parts) = (call.Columns(value), call.Program.Values[value].Parts);
        return call.Padded(value) == columns ? padded
            : padded.view(call.Steps, call.Lanes, parts, -1).narrow(3, 0, columns / parts).reshape(call.Steps, call.Lanes, columns).contiguous();
    }

    /// <summary>Threads for some work on every lane.</summary>
    protected void Run(int pieces, Action<Team, int> work)
    {
        var connections = Operations.Steps.Sum(one => one.Operation switch
        {
            StepProduct product => call.Numbers(product.Weight),
            StepKernel => (long)one.Bound!.Rows * one.Bound.Columns,
            _ => 0,
        });
        var threads = KernelOptions.Threads ?? (int)Math.Min(KernelOptions.ThreadCount, 1 + connections * call.Lanes * call.Steps / Grain);
        Workers.Run(Math.Min(threads, pieces), work);
    }

    /// <summary>
    /// How many of some lanes a thread runs at once: products with shared matrices are faster of several, as long as their own matrices fit into the cache.
    /// </summary>
    /// <param name="lanes">The lanes.</param>
    /// <param name="threads">The threads that share them.</param>
    protected int Tile(int lanes, int threads)
    {
        if (!Operations.Steps.Any(one => one.Operation is StepProduct)) return 1;
        var bytes = call.Matrices.Sum(carry => call.Numbers(carry.Before)) * sizeof(T);
        var most = Math.Clamp(bytes == 0 ? MostTile : TileBytes / bytes, 1, MostTile);
        var pieces = threads * ((lanes + threads * most - 1) / (threads * most));
        return (int)((lanes + pieces - 1) / pieces);
    }

    /// <summary>Packs what all lanes share.</summary>
    protected void Pack(IReadOnlyList<Tensor> shared)
    {
        for (var i = 0; i < shared.Count; i++)
        {
            var value = call.Program.Inputs + i;
            T* from = Pointer(shared[i].contiguous()), to = Memory.Take(call.Numbers(value));
            Places.Set(value, to);
            var (rows, columns, isTransposed) = (RowsOf(value), call.Columns(value), call.IsTransposed(value));
            for (var row = 0; row < call.Rows(value); row++, to += call.Padded(value))
            {
                if (isTransposed) rows.TakeColumn(from + row, call.Rows(value), to);
                else rows.Take(from + (nint)row * columns, to);
            }
        }
    }

    /// <summary>Says where the vectors of all steps lie.</summary>
    protected void Set(int value, Tensor tensor) => Places.Set(value, Pointer(tensor), (long)call.Lanes * call.Padded(value), call.Padded(value));

    /// <summary>Where a contiguous tensor lies; it is kept so that it stays there.</summary>
    protected T* Pointer(Tensor tensor)
    {
        lock (_held) _held.Add(tensor);
        return Address.Of<T>(tensor);
    }

    /// <summary>Takes a matrix of a lane.</summary>
    protected void TakeMatrix(int value, T* from, T* to)
    {
        for (var row = 0; row < call.Rows(value); row++) RowsOf(value).Take(from + (nint)row * call.Columns(value), to + (nint)row * call.Padded(value));
    }

    /// <summary>Gives a matrix of a lane back.</summary>
    protected void GiveMatrix(int value, T* from, T* to)
    {
        for (var row = 0; row < call.Rows(value); row++) RowsOf(value).Give(from + (nint)row * call.Padded(value), to + (nint)row * call.Columns(value));
    }

    /// <summary>The value at which every lane of a part starts.</summary>
    protected T Start(StepCarry carry) => T.CreateTruncating(call.Layout[carry.Part].Fixed ?? 0);

    protected static void Copy(T* from, T* to, long count)
    {
        if (from != to) Buffer.MemoryCopy(from, to, count * sizeof(T), count * sizeof(T));
    }
}
