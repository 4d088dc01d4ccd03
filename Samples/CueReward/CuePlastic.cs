using Backpropamine.Training;

namespace Backpropamine.Samples.CueReward;

/// <summary>A cue–reward agent whose recurrent weights change by Hebb's rule at a learnt but constant rate.</summary>
[Plastic]
public sealed partial class CuePlastic
{
    /// <summary>What the agent senses, [B, I].</summary>
    [Input] public partial Signal Senses { get; }

    /// <summary>The recurrent layer, h(t) [B, N].</summary>
    [Recurrent] public partial Layer Hidden { get; }

    /// <summary>The actions' logits, [B, 2].</summary>
    [Readout(2)] public partial Layer Policy { get; }

    /// <summary>The expected discounted reward, [B, 1].</summary>
    [Readout(1)] public partial Layer Value { get; }

    /// <summary>What a step puts out.</summary>
    public sealed partial class Output : IActorCritic;
}
