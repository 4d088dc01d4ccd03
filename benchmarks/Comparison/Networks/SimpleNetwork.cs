namespace Backpropamine.Benchmarks.Networks;

/// <summary>Simple neuromodulation (Miconi et al. 2019, eq. 3).</summary>
[Network(Emit = Target.PyTorch)]
[Plastic]
[Neuromodulated(Simple)]
public sealed partial class SimpleNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }

    [Readout(1)] public partial Layer Value { get; }
}
