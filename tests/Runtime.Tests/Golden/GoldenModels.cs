namespace Backpropamine.Runtime.Tests.Golden;

[Plastic(Limit = 0.8)]
public sealed partial class HebbClip
{
    [Input(4)] public partial Signal X { get; }
    [Recurrent(5)] public partial Layer H { get; }
    [Readout(1)] public partial Layer Y { get; }
}

[Plastic<DecayingHebbian>(Bound = Bound.None)]
public sealed partial class HebbDecay
{
    [Input(4)] public partial Signal X { get; }
    [Recurrent(5)] public partial Layer H { get; }
    [Readout(1)] public partial Layer Y { get; }
}

[Plastic<Oja>(Bound = Bound.None)]
public sealed partial class OjaRule
{
    [Input(4)] public partial Signal X { get; }
    [Recurrent(5)] public partial Layer H { get; }
    [Readout(1)] public partial Layer Y { get; }
}

[Plastic(Limit = 0.8)]
[Neuromodulated(Simple)]
public sealed partial class SimpleModulation
{
    [Input(4)] public partial Signal X { get; }
    [Recurrent(5)] public partial Layer H { get; }
    [Readout(1)] public partial Layer Y { get; }
}

[Plastic(Limit = 0.8)]
[Neuromodulated(Simple, FanOut = FanOut.PerNeuronBiased)]
public sealed partial class SimpleFanOut
{
    [Input(4)] public partial Signal X { get; }
    [Recurrent(5)] public partial Layer H { get; }
    [Readout(1)] public partial Layer Y { get; }
}

[Plastic(Limit = 0.32)]
[Neuromodulated(Retroactive)]
public sealed partial class RetroactiveModulation
{
    [Input(4)] public partial Signal X { get; }
    [Recurrent(5)] public partial Layer H { get; }
    [Readout(1)] public partial Layer Y { get; }
}

[Plastic(Limit = 0.32)]
[Neuromodulated(Retroactive, FanOut = FanOut.PerNeuronBiased)]
public sealed partial class RetroactiveFanOut
{
    [Input(4)] public partial Signal X { get; }
    [Recurrent(5)] public partial Layer H { get; }
    [Readout(1)] public partial Layer Y { get; }
}

[Plastic(Limit = 0.32)]
[Neuromodulated(Retroactive, Order = TraceOrder.TraceThenCommit)]
public sealed partial class RetroactiveTraceFirst
{
    [Input(4)] public partial Signal X { get; }
    [Recurrent(5)] public partial Layer H { get; }
    [Readout(1)] public partial Layer Y { get; }
}
