namespace Backpropamine;

/// <summary>Ways to look into a network.</summary>
public static partial class NetworkInspection
{
    /// <summary>
    /// What the network consists of: layers, parameters, state, how it runs and why not faster, and what back-propagation keeps. Print it, or show
    /// <see cref="NetworkSummary.Html"/>; a notebook does so by itself.
    /// </summary>
    /// <param name="network">The network; it does not run.</param>
    /// <param name="lanes">Number of lanes B for which memory is counted.</param>
    /// <param name="steps">Number of steps T of back-propagation; 0 leaves its memory out.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no lane, or the number of steps is negative.</exception>
    public static NetworkSummary Summary(this PlasticModule network, long lanes = 1, long steps = 0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(lanes, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        return new NetworkSummary(network, lanes, steps);
    }
}
