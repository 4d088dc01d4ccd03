namespace Backpropamine.Benchmarks.Networks;

/// <summary>A plastic dense layer behind one that is not plastic, with retroactive modulation.</summary>
[Network(Emit = Target.PyTorch)]
public sealed partial class DenseNetwork
{
    [Input] public partial Signal Senses { get; }

    [Dense] public partial Layer Features { get; }

    [Dense, Plastic, Neuromodulated(Retroactive)] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }

    [Readout(1)] public partial Layer Value { get; }
}
