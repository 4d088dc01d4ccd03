namespace Backpropamine.Kernels;

/// <summary>An output of the network as a step has shown it: the activity, M, or a map of the activity.</summary>
/// <param name="Map">The map.</param>
/// <param name="Is">Which of the cell's own values it is, if it is one: 0 the activity, 1 M.</param>
internal readonly record struct TracedOutput(TracedMap? Map, int Is = -1)
{
    public static TracedOutput Activity => new(null, 0);

    public static TracedOutput Modulation => new(null, 1);

    public bool IsUnknown => Map is null && Is < 0;
}
