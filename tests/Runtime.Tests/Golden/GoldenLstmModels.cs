namespace Backpropamine.Runtime.Tests.Golden;

[Plastic(Limit = 0.2)]
public sealed partial class LstmHebbClip
{
    [Input(4)] public partial Signal X { get; }
    [Recurrent<Lstm>(5)] public partial Layer H { get; }
    [Readout(1)] public partial Layer Y { get; }
}

[Plastic<DecayingHebbian>(Bound = Bound.None)]
public sealed partial class LstmHebbDecay
{
    [Input(4)] public partial Signal X { get; }
    [Recurrent<Lstm>(5)] public partial Layer H { get; }
    [Readout(1)] public partial Layer Y { get; }
}

[Plastic<Oja>(Bound = Bound.None)]
public sealed partial class LstmOja
{
    [Input(4)] public partial Signal X { get; }
    [Recurrent<Lstm>(5)] public partial Layer H { get; }
    [Readout(1)] public partial Layer Y { get; }
}

[Plastic(Limit = 0.2)]
[Neuromodulated(Simple)]
public sealed partial class LstmSimple
{
    [Input(4)] public partial Signal X { get; }
    [Recurrent<Lstm>(5)] public partial Layer H { get; }
    [Readout(1)] public partial Layer Y { get; }
}

[Plastic(Limit = 0.2)]
[Neuromodulated(Simple, FanOut = FanOut.PerNeuronBiased)]
public sealed partial class LstmSimpleFanOut
{
    [Input(4)] public partial Signal X { get; }
    [Recurrent<Lstm>(5)] public partial Layer H { get; }
    [Readout(1)] public partial Layer Y { get; }
}

[Plastic(Limit = 0.08)]
[Neuromodulated(Retroactive)]
public sealed partial class LstmRetroactive
{
    [Input(4)] public partial Signal X { get; }
    [Recurrent<Lstm>(5)] public partial Layer H { get; }
    [Readout(1)] public partial Layer Y { get; }
}

[Plastic(Limit = 0.08)]
[Neuromodulated(Retroactive, FanOut = FanOut.PerNeuronBiased)]
public sealed partial class LstmRetroactiveFanOut
{
    [Input(4)] public partial Signal X { get; }
    [Recurrent<Lstm>(5)] public partial Layer H { get; }
    [Readout(1)] public partial Layer Y { get; }
}

[Plastic(Limit = 0.08)]
[Neuromodulated(Retroactive, Order = TraceOrder.TraceThenCommit)]
public sealed partial class LstmRetroactiveTraceFirst
{
    [Input(4)] public partial Signal X { get; }
    [Recurrent<Lstm>(5)] public partial Layer H { get; }
    [Readout(1)] public partial Layer Y { get; }
}
