using Backpropamine.Training;

namespace Backpropamine.Samples.GridMaze;

/// <summary>A maze agent whose recurrent weights change by Oja's rule (Miconi et al. 2018, eq. 3).</summary>
[Plastic<Oja>(Bound = Bound.None, AlphaInitial = Initial.Uniform, AlphaScale = 0.01, EtaValue = 0.01)]
public sealed partial class MazeOja
{
    /// <summary>What the agent senses, [B, I].</summary>
    [Input] public partial Signal Senses { get; }

    /// <summary>The recurrent layer, h(t) [B, N].</summary>
    [Recurrent(Weights = Initial.Uniform, WeightScale = 0.01)] public partial Layer Hidden { get; }

    /// <summary>The actions' logits, [B, 4].</summary>
    [Readout(4)] public partial Layer Policy { get; }

    /// <summary>The expected discounted reward, [B, 1].</summary>
    [Readout(1)] public partial Layer Value { get; }

    /// <summary>What a step puts out.</summary>
    public sealed partial class Output : IActorCritic;
}
