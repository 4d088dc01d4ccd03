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
    /// <param name="trace">Whether there is an eligibility trace.</param>
    /// <param name="number">Bytes of a number.</param>
    public long EagerBytes(bool trace, int number = 4) =>
        (long)number * Lanes * Neurons * Neurons * (trace ? 9 : 6) * Steps;

    /// <summary>Fewer lanes, then fewer steps, until eager code keeps no more than a limit.</summary>
    /// <param name="trace">Whether there is an eligibility trace.</param>
    /// <param name="number">Bytes of a number.</param>
    /// <param name="limit">Bytes.</param>
    public Extent Within(bool trace, int number, long limit)
    {
        var size = this;
        while (size.Lanes > 1 && size.EagerBytes(trace, number) > limit) size = size with { Lanes = (size.Lanes + 1) / 2 };
        while (size.Steps > 1 && size.EagerBytes(trace, number) > limit) size = size with { Steps = (size.Steps + 1) / 2 };
        return size;
    }
}
