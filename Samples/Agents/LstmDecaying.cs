using Backpropamine.Training;

namespace Backpropamine.Samples.Agents;

/// <summary>An agent of LSTM cells whose recurrent connections change by Hebb's rule as a running average at a learnt but constant rate.</summary>
[Plastic<DecayingHebbian>]
public sealed partial class LstmDecaying
{
    /// <summary>What the agent senses, [B, I].</summary>
    [Input] public partial Signal Senses { get; }

    /// <summary>The recurrent layer, h(t) [B, N].</summary>
    [Recurrent<Lstm>] public partial Layer Hidden { get; }

    /// <summary>The actions' logits, [B, A].</summary>
    [Readout] public partial Layer Policy { get; }

    /// <summary>The expected discounted reward, [B, 1].</summary>
    [Readout(1)] public partial Layer Value { get; }

    /// <summary>What a step puts out.</summary>
    public sealed partial class Output : IActorCritic;
}

/// <summary>An agent of LSTM cells whose recurrent connections change by Hebb's rule as a running average at a rate that the agent sets from moment to moment.</summary>
[Plastic<DecayingHebbian>]
[Neuromodulated(Simple, Activation = Activation.Sigmoid)]
public sealed partial class LstmDecayingSimple
{
    /// <summary>What the agent senses, [B, I].</summary>
    [Input] public partial Signal Senses { get; }

    /// <summary>The recurrent layer, h(t) [B, N].</summary>
    [Recurrent<Lstm>] public partial Layer Hidden { get; }

    /// <summary>The actions' logits, [B, A].</summary>
    [Readout] public partial Layer Policy { get; }

    /// <summary>The expected discounted reward, [B, 1].</summary>
    [Readout(1)] public partial Layer Value { get; }

    /// <summary>What a step puts out.</summary>
    public sealed partial class Output : IActorCritic, IModulated;
}

/// <summary>An agent of LSTM cells whose recurrent connections change by Hebb's rule as a running average when the agent commits what its connections have lately done.</summary>
[Plastic<DecayingHebbian>]
[Neuromodulated(Retroactive, Activation = Activation.Sigmoid)]
public sealed partial class LstmDecayingRetroactive
{
    /// <summary>What the agent senses, [B, I].</summary>
    [Input] public partial Signal Senses { get; }

    /// <summary>The recurrent layer, h(t) [B, N].</summary>
    [Recurrent<Lstm>] public partial Layer Hidden { get; }

    /// <summary>The actions' logits, [B, A].</summary>
    [Readout] public partial Layer Policy { get; }

    /// <summary>The expected discounted reward, [B, 1].</summary>
    [Readout(1)] public partial Layer Value { get; }

    /// <summary>What a step puts out.</summary>
    public sealed partial class Output : IActorCritic, IModulated;
}
