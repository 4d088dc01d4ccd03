namespace Backpropamine.Benchmarks.Networks;

/// <summary>Two plastic layers, one above the other, each with retroactive modulation of its own.</summary>
[Network(Emit = Target.PyTorch)]
[Plastic]
[Neuromodulated(Retroactive)]
public sealed partial class TwoLayerNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent] public partial Layer Lower { get; }

    [Recurrent] public partial Layer Upper { get; }

    [Readout(4)] public partial Layer Policy { get; }

    [Readout(1)] public partial Layer Value { get; }
}
