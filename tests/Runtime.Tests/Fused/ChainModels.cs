namespace Backpropamine.Runtime.Tests.Fused;

[Plastic]
[Neuromodulated(Retroactive)]
public sealed partial class TwoCells
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent(6)] public partial Layer First { get; }
    [Recurrent(5)] public partial Layer Second { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class MixedCells
{
    [Input(3)] public partial Signal X { get; }
    [Input(2)] public partial Signal Reward { get; }
    [Recurrent(6, From = nameof(X)), Plastic<Oja>(Bound = Bound.None, Alpha = Grain.Scalar)] public partial Layer Early { get; }
    [Dense(4)] public partial Layer Between { get; }
    [Dropout(0.5)] public partial Layer Dropped { get; }
    [Recurrent(5, FromAll = [nameof(Dropped), nameof(Reward)], Activation = Activation.Sigmoid), Plastic(Limit = 0.4), Neuromodulated(Simple, FanOut = FanOut.PerNeuronBiased)] public partial Layer Middle { get; }
    [Recurrent(4, FromAll = [nameof(Early), nameof(Middle)]), Plastic<DecayingHebbian>(Bound = Bound.None), Neuromodulated(Retroactive, Activation = Activation.Sigmoid)] public partial Layer Late { get; }
    [Readout(2, FromAll = [nameof(Late), nameof(Between)])] public partial Layer Y { get; }
}
