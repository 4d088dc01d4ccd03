using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.Support;

/// <summary>Numbers from a list for each lane; the list must suffice.</summary>
internal sealed class TableUniforms(params double[][] lanes) : IUniforms
{
    private readonly int[] _next = new int[lanes.Length];

    public double Next(int lane) => lanes[lane][_next[lane]++];

    public int Taken(int lane) => _next[lane];
}
