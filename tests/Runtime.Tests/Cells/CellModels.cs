namespace Backpropamine.Runtime.Tests.Cells;

[Network]
public sealed partial class LstmNetwork
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent<Lstm>(5)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class GruNetwork
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent<Gru>(5)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class MinimalGatedNetwork
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent<MinimalGated>(5)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class LeakyNetwork
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent<Leaky>(5)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class ContinuousTimeNetwork
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent<ContinuousTime>(5)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class LifNetwork
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent<Lif>(5)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class HardResetLifNetwork
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent<HardResetLif>(5)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class CurrentLifNetwork
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent<CurrentLif>(5)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class AdaptiveLifNetwork
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent<AdaptiveLif>(5)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class SelfRecurrentLifNetwork
{
    [Input(3)] public partial Signal X { get; }
    [Dense<SelfRecurrentLif>(5)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class PlainNetwork
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent(5)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Plastic(Alpha = Grain.PerNeuron)]
[Neuromodulated(Retroactive, FanOut = FanOut.PerNeuronBiased)]
public sealed partial class TwoLstmLayers
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent<Lstm>(6)] public partial Layer First { get; }
    [Recurrent<Lstm>(4)] public partial Layer Second { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class TwoPlasticPaths
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent<Lstm>(5)]
    [Plastic(Path = nameof(Lstm.Candidate), Alpha = Grain.PerNeuron, Limit = 0.2), Plastic<DecayingHebbian>(Path = nameof(Lstm.Forget), Bound = Bound.None)]
    [Neuromodulated(Simple, FanOut = FanOut.PerConnection, Activation = Activation.Sigmoid)]
    public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}
