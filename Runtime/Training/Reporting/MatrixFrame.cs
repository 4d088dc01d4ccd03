using static TorchSharp.torch;

namespace Backpropamine.Training.Reporting;

/// <summary>A matrix at one step of an episode, as it is drawn.</summary>
/// <param name="Step">The step after which the matrix was read, from 0.</param>
/// <param name="Rows">Rows that are drawn.</param>
/// <param name="Columns">Columns that are drawn.</param>
/// <param name="Values">The elements, row by row.</param>
public sealed record MatrixFrame(int Step, int Rows, int Columns, float[] Values)
{
    private const int MostRows = 128;
    private const int MostFrames = 30;

    /// <summary>Presynaptic and postsynaptic neurons of the matrix.</summary>
    public (int Pre, int Post) Size { get; init; } = (Rows, Columns);

    /// <summary>Each element that is drawn stands for a square of so many by so many connections, by the one of largest magnitude.</summary>
    public int Block { get; init; } = 1;

    /// <summary>How many frames an episode can have.</summary>
    public static int Most => MostFrames + 1;

    /// <summary>Every how many steps an episode has a frame, so that there are not too many of them.</summary>
    /// <param name="steps">Steps of the episode.</param>
    public static int Stride(int steps) => Math.Max(1, (steps + MostFrames - 1) / MostFrames);

    /// <summary>A frame of at most 128 × 128 elements.</summary>
    /// <param name="step">The step after which the matrix was read, from 0.</param>
    /// <param name="matrix">The matrix, [pre, post].</param>
    public static MatrixFrame Of(int step, Tensor matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var (pre, post) = ((int)matrix.size(0), (int)matrix.size(1));
        var block = Math.Max(1, (Math.Max(pre, post) + MostRows - 1) / MostRows);
        var shown = block == 1 ? matrix : Largest(matrix.detach().to(float32).unsqueeze(0).unsqueeze(0), block)[0, 0];
        return new MatrixFrame(step, (int)shown.size(0), (int)shown.size(1), Picture.ValuesOf(shown)) { Size = (pre, post), Block = block };
    }

    private static Tensor Largest(Tensor matrix, int block)
    {
        var (high, low) = (Pooled(matrix, block), -Pooled(-matrix, block));
        return where(high >= -low, high, low);
    }

    private static Tensor Pooled(Tensor matrix, int block) =>
        nn.functional.max_pool2d(matrix, [block, block], strides: [block, block], ceil_mode: true);
}
