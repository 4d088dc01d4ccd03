namespace Backpropamine.Benchmarks.Networks;

/// <summary>Plain plasticity: clipped Hebb at the rate eta (Miconi et al. 2019, eq. 2).</summary>
[Network(Emit = Target.PyTorch)]
[Plastic]
public sealed partial class UnmodulatedNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }

    [Readout(1)] public partial Layer Value { get; }
}
