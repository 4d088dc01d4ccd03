namespace Backpropamine.Benchmarks.Networks;

/// <summary>A recurrent layer whose rule has a state and a sum.</summary>
[Network(Emit = Target.PyTorch)]
[Plastic<ThresholdRule>]
public sealed partial class ThresholdNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }

    [Readout(1)] public partial Layer Value { get; }
}
