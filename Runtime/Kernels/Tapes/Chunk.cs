namespace Backpropamine.Kernels;

/// <summary>Where a tape keeps some of its steps that follow each other; null where there is nothing, or zeros.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="first">The first of them.</param>
/// <param name="end">After the last.</param>
internal sealed unsafe class Chunk<T>(int first, int end)
    where T : unmanaged
{
    public int First => first;

    public int End => end;

    /// <summary>[B, N]: the activity before the first.</summary>
    public T* Before { get; init; }

    /// <summary>[T, B, N].</summary>
    public T* Outputs { get; init; }

    /// <summary>[T, B].</summary>
    public T* Modulations { get; init; }

    /// <summary>[T, B]: M as it was given.</summary>
    public T* Given { get; init; }

    /// <summary>[T, B]: 1 where a lane starts anew before a step.</summary>
    public T* Resets { get; init; }

    /// <summary>[T, B, I] for each of the network's inputs.</summary>
    public T*[] Inputs { get; init; } = [];
}
