namespace Backpropamine.Benchmarks.Networks;

/// <summary>Retroactive neuromodulation (Miconi et al. 2019, eqs 4–5).</summary>
[Network(Emit = Target.PyTorch)]
[Plastic]
[Neuromodulated(Retroactive)]
public sealed partial class RetroactiveNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }

    [Readout(1)] public partial Layer Value { get; }
}
