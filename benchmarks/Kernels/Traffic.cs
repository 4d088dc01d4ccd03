namespace Backpropamine.Benchmarks.Kernels;

/// <summary>
/// The least that a pass moves between cache and registers for one connection and one step. Forward: w, α and the state are read,
/// the state is written. Backward: every second state is read and written once more from a checkpoint; then w, α, the state, its gradient and
/// α's gradient are read, and both gradients written.
/// </summary>
/// <param name="Parts">Matrices of state: Hebb, and the trace if there is one.</param>
internal readonly record struct Traffic(int Parts)
{
    private const int Bytes = sizeof(float);

    /// <summary>Bytes of a forward pass.</summary>
    public int Forward => Bytes * (2 + (2 * Parts));

    /// <summary>Bytes of a forward and a backward pass.</summary>
    public int ForwardBackward => Forward + (Bytes * (Parts + (2 + (2 * Parts) + 1) + (Parts + 1)));

    /// <summary>Bytes that a lane's forward pass goes through again and again.</summary>
    /// <param name="neurons">N.</param>
    public long Footprint(int neurons) => (long)neurons * neurons * Bytes * (2 + Parts);
}
