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

    /// <summary>What M reads, when that is several layers; they are concatenated.</summary>
    public string[]? FromAll { get; set; }

    /// <summary>M is this input or layer of size 1 itself (a <c>nameof</c>), times <see cref="Scale"/>: a reward, without weights between.</summary>
    public string? Signal { get; set; }

    /// <summary>What M reads of the cells of these layers (a <c>nameof</c>), such as a state; left out, their activity h.</summary>
    public string? Value { get; set; }

    /// <summary>Whether M reads h(t) or h(t−1).</summary>
    public Tap At { get; set; } = Tap.Now;

    /// <summary>The activation of M, of each of its units if there are several.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;

    /// <summary>Number of modulatory units k, each with weights of its own; the output <c>ModulationUnits</c> has them, <c>[B, k]</c>.</summary>
    public int Units { get; set; } = 1;

    /// <summary>How several units become M(t).</summary>
    public Combine Combine { get; set; } = Combine.Sum;

    /// <summary>A factor c of M, such as c·(M₁ − M₂) (Miconi and Kay 2024).</summary>
    public double Scale { get; set; } = 1;

    /// <summary>Whether c is trained; it starts at <see cref="Scale"/>.</summary>
    public bool ScaleLearned { get; set; }

    /// <summary>How M reaches the connections.</summary>
    public FanOut FanOut { get; set; } = FanOut.None;

    /// <summary>The activation of a fan-out, rⱼ = σ(fⱼ·M + gⱼ): with <see cref="Activation.Tanh"/>, Schmidgall 2020's two stages.</summary>
    public Activation FanOutActivation { get; set; } = Activation.Linear;

    /// <summary>How the weights f of a fan-out start.</summary>
    public Initial FanOutInitial { get; set; } = Initial.FanIn;

    /// <summary>The scale s of <see cref="FanOutInitial"/>, unless that is <see cref="Initial.FanIn"/>: then f starts in ±1.</summary>
    public double FanOutScale { get; set; } = 0.1;

    /// <summary>The order of commit and trace; only for <see cref="Modulation.Retroactive"/>.</summary>
    public TraceOrder Order { get; set; } = TraceOrder.CommitThenTrace;

    /// <summary>Which connections M steers. The others learn at the rate eta, as without modulation: <c>fm=0</c> in the code of Miconi et al. 2019.</summary>
    public ModulatedPart Part { get; set; } = ModulatedPart.All;

    /// <summary>M has no source in the network: it is the argument <c>modulation</c> of <c>forward</c>, required.</summary>
    public bool External { get; set; }
}
