using Backpropamine.Kernels;

namespace Backpropamine;

/// <summary>The parts of a network's state that one of its cells advances.</summary>
internal sealed class CellState : NetworkState
{
    /// <summary>Takes handles of its own to the parts.</summary>
    /// <param name="state">The network's state.</param>
    /// <param name="parts">Which parts.</param>
    public CellState(NetworkState state, int[] parts)
        : base(Array.ConvertAll(parts, part => state.Layout[part]), state.Batch, Array.ConvertAll(parts, part => state.Given[part]?.alias()!))
    {
    }

    private CellState(CellState before, FusedState fused) : base(before.Layout, before.Batch, fused)
    {
    }

    /// <summary>The state after a sequence.</summary>
    public CellState After(FusedState fused) => new(this, fused);
}
