namespace Backpropamine.Benchmarks.Rows;

/// <summary>How large a row is.</summary>
/// <param name="Lanes">B.</param>
/// <param name="Neurons">N.</param>
/// <param name="Steps">T.</param>
public sealed record Extent(int Lanes, int Neurons, int Steps)
{
    /// <summary>A tenth of the steps, but no fewer than four.</summary>
    public Extent Quick => this with { Steps = Math.Max(4, Steps / 10) };

    /// <summary>Bytes that eager code keeps for the backward pass.</summary>
    /// <param name="matrices">Matrices that it keeps of a lane's step.</param>
    /// <param name="number">Bytes of a number.</param>
    public long EagerBytes(int matrices, int number = 4) =>
        (long)number * Lanes * Neurons * Neurons * matrices * Steps;

    /// <summary>Fewer lanes, then fewer steps, until eager code keeps no more than a limit.</summary>
    /// <param name="matrices">Matrices that it keeps of a lane's step.</param>
    /// <param name="number">Bytes of a number.</param>
    /// <param name="limit">Bytes.</param>
    public Extent Within(int matrices, int number, long limit)
    {
        var size = this;
        while (size.Lanes > 1 && size.EagerBytes(matrices, number) > limit) size = size with { Lanes = (size.Lanes + 1) / 2 };
        while (size.Steps > 1 && size.EagerBytes(matrices, number) > limit) size = size with { Steps = (size.Steps + 1) / 2 };
        return size;
    }
}
