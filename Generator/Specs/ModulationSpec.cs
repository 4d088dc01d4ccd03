using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Specs;

/// <summary>Where M(t) comes from and what it does.</summary>
/// <param name="Kind">Simple or retroactive.</param>
/// <param name="Sources">The layers that its units read; none where it is a signal or given from outside.</param>
/// <param name="At">Whether they read h(t) or h(t−1).</param>
/// <param name="Activation">The activation of its units.</param>
/// <param name="Units">Their number.</param>
/// <param name="Combine">What makes one M of them.</param>
/// <param name="Scale">The factor of M.</param>
/// <param name="ScaleLearned">Whether the factor is trained.</param>
/// <param name="FanOut">How M reaches the connections.</param>
/// <param name="FanOutActivation">The activation of the fan-out.</param>
/// <param name="Order">Commit and trace, in which order.</param>
/// <param name="Signal">The input or layer that is M, if one is.</param>
/// <param name="External">Whether M is an argument of <c>forward</c>.</param>
internal sealed record ModulationSpec(
    Modulation Kind,
    EquatableArray<string> Sources,
    Tap At,
    Activation Activation,
    int Units,
    Combine Combine,
    double Scale,
    bool ScaleLearned,
    FanOut FanOut,
    Activation FanOutActivation,
    TraceOrder Order,
    string? Signal,
    bool External)
{
    /// <summary>What its units read of the cells of their sources; null for the activity.</summary>
    public string? Value { get; init; }

    /// <summary>How the weights of the fan-out start.</summary>
    public InitialSpec FanOutStart { get; init; } = new(Initial.FanIn, 0);

    /// <summary>Which connections it steers.</summary>
    public ModulatedPart Part { get; init; }

    /// <summary>Whether units of its own make M.</summary>
    public bool HasUnits => Sources.Count > 0;

    /// <summary>Whether it has a factor other than 1.</summary>
    public bool IsScaled => ScaleLearned || Scale != 1;

    /// <summary>What M depends on within the network.</summary>
    public IEnumerable<string> Reads => Signal is null ? Sources : [Signal];
}
