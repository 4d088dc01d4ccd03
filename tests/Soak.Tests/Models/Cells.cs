namespace Backpropamine.Soak.Tests.Models;

/// <summary>A retroactive cell.</summary>
[Plastic(Limit = 0.3)]
[Neuromodulated(Retroactive)]
public sealed partial class Retro
{
    [Input] public partial Signal X { get; }
    [Recurrent] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>A retroactive cell with the options that a plain one has not, behind a layer that is not plastic.</summary>
[Plastic(Limit = 0.3, Alpha = Grain.PerNeuron, Eta = Grain.PerNeuron)]
[Neuromodulated(Retroactive, Order = TraceOrder.TraceThenCommit, FanOut = FanOut.PerNeuronBiased, At = Tap.Before, Activation = Activation.Sigmoid)]
public sealed partial class RetroFanOut
{
    [Input] public partial Signal X { get; }
    [Dense(4)] public partial Layer F { get; }
    [Recurrent(Activation = Activation.Sigmoid)] public partial Layer H { get; }
    [Readout(2, FromAll = [nameof(H), nameof(F)])] public partial Layer Y { get; }
}

/// <summary>Simple modulation.</summary>
[Plastic(Limit = 0.4)]
[Neuromodulated(Simple, FanOut = FanOut.PerNeuron)]
public sealed partial class Simply
{
    [Input] public partial Signal X { get; }
    [Recurrent] public partial Layer H { get; }
    [Readout(3)] public partial Layer Y { get; }
}

/// <summary>Modulation from outside alone, of neurons without an upper limit.</summary>
[Plastic(Limit = 0.2)]
[Neuromodulated(Simple, External = true)]
public sealed partial class Given
{
    [Input] public partial Signal X { get; }
    [Recurrent(Activation = Activation.Relu)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>Plasticity without modulation.</summary>
[Plastic(Limit = 0.5)]
public sealed partial class Alone
{
    [Input] public partial Signal X { get; }
    [Recurrent(Input = InputMode.Add, Bias = false)] public partial Layer H { get; }
    [Readout(2, FromAll = [nameof(X), nameof(H)])] public partial Layer Y { get; }
}

/// <summary>A rule that decays, without slow weights.</summary>
[Plastic<DecayingHebbian>(Bound = Bound.None, Slow = SlowWeights.None, Alpha = Grain.One, EtaLearned = false, EtaValue = 0.3)]
public sealed partial class Decaying
{
    [Input] public partial Signal X { get; }
    [Recurrent(Input = InputMode.Add, Gain = 2)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>A cell between two modules of the author's.</summary>
[Plastic]
public sealed partial class Seer
{
    [Input] public partial Signal X { get; }
    [Module(4)] internal partial Fragile Stem { get; }
    [Recurrent] public partial Layer H { get; }
    [Module(3)] internal partial Fragile Head { get; }
    [Readout(2, FromAll = [nameof(Head), nameof(Stem)])] public partial Layer Y { get; }
}

/// <summary>A cell whose lanes start at random, between dropouts.</summary>
[Plastic(HebbInitial = Initial.Symmetric, HebbScale = 0.2)]
[Neuromodulated(Retroactive)]
public sealed partial class Drawn
{
    [Input] public partial Signal X { get; }
    [Dropout(0.25)] public partial Layer Noisy { get; }
    [Recurrent] public partial Layer H { get; }
    [Dropout(0.5)] public partial Layer Thin { get; }
    [Readout(2)] public partial Layer Y { get; }
}
