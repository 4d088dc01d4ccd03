using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>
/// Adds up gradients of all ranks. They lie one after the other in one block, which goes in few large pieces: each rank gets its part of a piece from all
/// ranks, adds it up in their order, and gives the sum to all. So each rank sends and receives about twice the block, whatever their number; all
/// have the same bits; and the order of the additions follows from the number of ranks alone, not from MPI or the network.
/// </summary>
/// <param name="mpi">The ranks.</param>
internal sealed unsafe class GradientSum(Mpi mpi) : IDisposable
{
    private const int PieceBytes = 8 << 20;
    private readonly Scratch _block = new();
    private readonly Scratch _received = new();

    /// <summary>Replaces each gradient by Σ count·gradient / total over all ranks. A parameter that has no gradient on some rank counts as 0 there; one that has none on any gets none.</summary>
    /// <typeparam name="T">The type in which sums are taken.</typeparam>
    /// <param name="parameters">The parameters, the same on all ranks.</param>
    /// <param name="type">T as Torch names it.</param>
    /// <param name="share">This rank's lanes.</param>
    public void Reduce<T>(IReadOnlyList<Parameter> parameters, ScalarType type, LaneShare share)
        where T : unmanaged, INumber<T>
    {
        if (parameters.Count == 0)
            return;
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        var count = parameters.Count + parameters.Sum(parameter => parameter.NumberOfElements);
        // The last piece is filled up to a multiple of the number of ranks.
        var block = (T*)_block.Take((count + mpi.Size) * sizeof(T));
        new Span<T>(block + count, mpi.Size).Clear();

        var at = block + parameters.Count;
        for (var i = 0; i < parameters.Count; i++)
        {
            using var gradient = parameters[i].grad;
            var to = new Span<T>(at, checked((int)parameters[i].NumberOfElements));
            block[i] = gradient is null ? T.Zero : T.One;
            if (gradient is null)
                to.Clear();
            else
                Scale(Values<T>(gradient.to(type).cpu().contiguous()), T.CreateChecked(share.Count), to);
            at += to.Length;
        }

        Add(block, count, T.One / T.CreateChecked(share.Total));

        at = block + parameters.Count;
        for (var i = 0; i < parameters.Count; i++)
        {
            var sum = new Span<T>(at, (int)parameters[i].NumberOfElements);
            at += sum.Length;
            if (block[i] == T.Zero)
                continue;
            var gradient = parameters[i].grad ?? (parameters[i].grad = zeros_like(parameters[i]));
            if (gradient.dtype == type && gradient.device_type == TorchSharp.DeviceType.CPU && gradient.is_contiguous())
            {
                sum.CopyTo(Values<T>(gradient));
                continue;
            }
            var plain = empty(gradient.shape, type);
            sum.CopyTo(Values<T>(plain));
            gradient.copy_(plain);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _block.Dispose();
        _received.Dispose();
    }

    private void Add<T>(T* block, long count, T scale)
        where T : unmanaged, INumber<T>
    {
        var most = PieceBytes / sizeof(T) / mpi.Size * mpi.Size;
        for (long done = 0; done < count; done += most)
        {
            var part = (int)((Math.Min(most, count - done) + mpi.Size - 1) / mpi.Size);
            var received = (T*)_received.Take((long)part * mpi.Size * sizeof(T));
            mpi.ToAll(block + done, received, part * sizeof(T));
            var sum = new Span<T>(received, part);
            for (var rank = 1; rank < mpi.Size; rank++)
                Add(new ReadOnlySpan<T>(received + (long)rank * part, part), sum);
            Scale(sum, scale, sum);
            mpi.Gather(received, block + done, part * sizeof(T));
        }
    }

    private static void Add<T>(ReadOnlySpan<T> values, Span<T> sum)
        where T : unmanaged, INumber<T>
    {
        var i = 0;
        for (; i <= sum.Length - Vector<T>.Count; i += Vector<T>.Count)
            (new Vector<T>(sum[i..]) + new Vector<T>(values[i..])).CopyTo(sum[i..]);
        for (; i < sum.Length; i++)
            sum[i] += values[i];
    }

    private static void Scale<T>(ReadOnlySpan<T> values, T by, Span<T> to)
        where T : unmanaged, INumber<T>
    {
        var i = 0;
        for (; i <= to.Length - Vector<T>.Count; i += Vector<T>.Count)
            (new Vector<T>(values[i..]) * by).CopyTo(to[i..]);
        for (; i < to.Length; i++)
            to[i] = values[i] * by;
    }

    private static Span<T> Values<T>(Tensor tensor)
        where T : unmanaged => tensor.NumberOfElements == 0 ? [] : MemoryMarshal.Cast<byte, T>(tensor.bytes);
}
