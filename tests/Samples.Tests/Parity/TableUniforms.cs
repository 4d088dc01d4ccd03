using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.Parity;

/// <summary>Uniform numbers from a table, each lane reading its own from the first to the last.</summary>
/// <param name="values">The table.</param>
/// <param name="lanes">Lanes B.</param>
/// <param name="laneMajor">Whether the table is [B, n]; else [n, B].</param>
internal sealed class TableUniforms(double[] values, int lanes, bool laneMajor) : IUniforms
{
    private readonly int[] _used = new int[lanes];

    public double Next(int lane)
    {
        var at = _used[lane]++;
        return values[laneMajor ? (lane * (values.Length / lanes)) + at : (at * lanes) + lane];
    }
}
