namespace Backpropamine.Generator.Specs;

/// <summary>Where M(t) comes from and what it does.</summary>
/// <param name="Kind">Simple or retroactive.</param>
/// <param name="Source">The layer it reads.</param>
/// <param name="At">Whether it reads h(t) or h(t−1).</param>
/// <param name="Activation">Its activation.</param>
/// <param name="FanOut">How it reaches the connections.</param>
/// <param name="Order">Commit and trace, in which order.</param>
/// <param name="External">Whether it is an argument of <c>forward</c> instead.</param>
internal sealed record ModulationSpec(
    Modulation Kind,
    string Source,
    Tap At,
    Activation Activation,
    FanOut FanOut,
    TraceOrder Order,
    bool External);
