using Backpropamine.Training;

namespace Backpropamine.Samples.Agents;

/// <summary>An agent of tanh neurons whose recurrent connections change by Oja's rule at a learnt but constant rate.</summary>
[Plastic<Oja>]
public sealed partial class VanillaOja
{
    /// <summary>What the agent senses, [B, I].</summary>
    [Input] public partial Signal Senses { get; }

    /// <summary>The recurrent layer, h(t) [B, N].</summary>
    [Recurrent] public partial Layer Hidden { get; }

    /// <summary>The actions' logits, [B, A].</summary>
    [Readout] public partial Layer Policy { get; }

    /// <summary>The expected discounted reward, [B, 1].</summary>
    [Readout(1)] public partial Layer Value { get; }

    /// <summary>What a step puts out.</summary>
    public sealed partial class Output : IActorCritic;
}

/// <summary>An agent of tanh neurons whose recurrent connections change by Oja's rule at a rate that the agent sets from moment to moment.</summary>
[Plastic<Oja>]
[Neuromodulated(Simple)]
public sealed partial class VanillaOjaSimple
{
    /// <summary>What the agent senses, [B, I].</summary>
    [Input] public partial Signal Senses { get; }

    /// <summary>The recurrent layer, h(t) [B, N].</summary>
    [Recurrent] public partial Layer Hidden { get; }

    /// <summary>The actions' logits, [B, A].</summary>
    [Readout] public partial Layer Policy { get; }

    /// <summary>The expected discounted reward, [B, 1].</summary>
    [Readout(1)] public partial Layer Value { get; }

    /// <summary>What a step puts out.</summary>
    public sealed partial class Output : IActorCritic, IModulated;
}

/// <summary>An agent of tanh neurons whose recurrent connections change by Oja's rule when the agent commits what its connections have lately done.</summary>
[Plastic<Oja>]
[Neuromodulated(Retroactive)]
public sealed partial class VanillaOjaRetroactive
{
    /// <summary>What the agent senses, [B, I].</summary>
    [Input] public partial Signal Senses { get; }

    /// <summary>The recurrent layer, h(t) [B, N].</summary>
    [Recurrent] public partial Layer Hidden { get; }

    /// <summary>The actions' logits, [B, A].</summary>
    [Readout] public partial Layer Policy { get; }

    /// <summary>The expected discounted reward, [B, 1].</summary>
    [Readout(1)] public partial Layer Value { get; }

    /// <summary>What a step puts out.</summary>
    public sealed partial class Output : IActorCritic, IModulated;
}
