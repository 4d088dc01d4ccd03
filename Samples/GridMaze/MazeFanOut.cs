using Backpropamine.Training;

namespace Backpropamine.Samples.GridMaze;

/// <summary>A maze agent in which each neuron has a rate of its own that follows from M(t), and Hebb goes up to ±2, as in the simplified code of Miconi et al. 2019.</summary>
[Plastic(Limit = 2, AlphaInitial = Initial.Uniform, AlphaScale = 0.001)]
[Neuromodulated(Simple, FanOut = FanOut.PerNeuronBiased)]
public sealed partial class MazeFanOut
{
    /// <summary>What the agent senses, [B, I].</summary>
    [Input] public partial Signal Senses { get; }

    /// <summary>The recurrent layer, h(t) [B, N].</summary>
    [Recurrent(Weights = Initial.Uniform, WeightScale = 0.001)] public partial Layer Hidden { get; }

    /// <summary>The actions' logits, [B, 4].</summary>
    [Readout(4)] public partial Layer Policy { get; }

    /// <summary>The expected discounted reward, [B, 1].</summary>
    [Readout(1)] public partial Layer Value { get; }

    /// <summary>What a step puts out.</summary>
    public sealed partial class Output : IActorCritic, IModulated;
}
