using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>The lanes of a batch that belong to one rank: a stretch of them, without a gap.</summary>
/// <param name="First">The first of them, counted in the whole batch.</param>
/// <param name="Count">How many they are, b.</param>
/// <param name="Total">Lanes of the whole batch, B.</param>
public readonly record struct LaneShare(int First, int Count, int Total)
{
    /// <summary>All lanes of a batch, as one rank has them.</summary>
    /// <param name="lanes">Lanes B.</param>
    public static LaneShare Whole(int lanes) => new(0, lanes, lanes);

    /// <summary>The part of a tensor that belongs to these lanes. Where all ranks draw the same numbers for the whole batch, each lane gets the same ones for any number of ranks.</summary>
    /// <param name="all">A tensor with the whole batch: B lanes along <paramref name="dimension"/>.</param>
    /// <param name="dimension">The dimension of the lanes: 0 for [B, …], 1 for [T, B, …].</param>
    /// <returns>A view with b lanes along that dimension.</returns>
    /// <exception cref="NetworkArgumentException">The tensor has not B lanes there.</exception>
    public Tensor Of(Tensor all, int dimension = 0)
    {
        ArgumentNullException.ThrowIfNull(all);
        return all.size(dimension) == Total
            ? all.narrow(dimension, First, Count)
            : throw new NetworkArgumentException($"dimension {dimension} of a tensor [{string.Join(", ", all.shape)}] has {all.size(dimension)} lanes; the batch has {Total}");
    }
}
