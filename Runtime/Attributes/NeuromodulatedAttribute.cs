namespace Backpropamine;

/// <summary>Lets the network steer its own plasticity by a signal M(t) <c>[B, 1]</c>; goes with <see cref="PlasticAttribute"/>.</summary>
/// <param name="kind">What M(t) does.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, Inherited = false)]
public sealed class NeuromodulatedAttribute(Modulation kind) : Attribute
{
    /// <summary>What M(t) does.</summary>
    public Modulation Kind { get; } = kind;

    /// <summary>The layer that M reads (a <c>nameof</c>); left out, the plastic layer itself.</summary>
    public string? From { get; set; }

    /// <summary>Whether M reads h(t) or h(t−1).</summary>
    public Tap At { get; set; } = Tap.Now;

    /// <summary>The activation of M.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>How M reaches the connections.</summary>
    public FanOut FanOut { get; set; } = FanOut.None;

    /// <summary>The order of commit and trace; only for <see cref="Modulation.Retroactive"/>.</summary>
    public TraceOrder Order { get; set; } = TraceOrder.CommitThenTrace;

    /// <summary>M has no source in the network: it is the argument <c>modulation</c> of <c>forward</c>, required.</summary>
    public bool External { get; set; }
}
