using Backpropamine.Training;

namespace Backpropamine.Samples.CueReward;

/// <summary>A cue–reward agent that sets the rate of its own Hebbian plasticity from moment to moment (Miconi et al. 2019, eq. 3).</summary>
[Plastic(AlphaInitial = Initial.Uniform, AlphaScale = 0.01)]
[Neuromodulated(Simple)]
public sealed partial class CueSimple
{
    /// <summary>What the agent senses, [B, I].</summary>
    [Input] public partial Signal Senses { get; }

    /// <summary>The recurrent layer, h(t) [B, N].</summary>
    [Recurrent(Weights = Initial.Uniform, WeightScale = 0.01)] public partial Layer Hidden { get; }

    /// <summary>The actions' logits, [B, 2].</summary>
    [Readout(2)] public partial Layer Policy { get; }

    /// <summary>The expected discounted reward, [B, 1].</summary>
    [Readout(1)] public partial Layer Value { get; }

    /// <summary>What a step puts out.</summary>
    public sealed partial class Output : IActorCritic, IModulated;
}
