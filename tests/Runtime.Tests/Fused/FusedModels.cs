namespace Backpropamine.Runtime.Tests.Fused;

[Plastic(Limit = 0.3)]
[Neuromodulated(Retroactive)]
public sealed partial class Retro
{
    [Input] public partial Signal X { get; }
    [Recurrent] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Plastic(Limit = 0.3, Alpha = Grain.PerNeuron, Eta = Grain.PerNeuron)]
[Neuromodulated(Retroactive, Order = TraceOrder.TraceThenCommit, FanOut = FanOut.PerNeuronBiased, At = Tap.Before, Activation = Activation.Sigmoid)]
public sealed partial class RetroFanOut
{
    [Input] public partial Signal X { get; }
    [Recurrent(Activation = Activation.Sigmoid)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Plastic<Oja>(Bound = Bound.None, Eta = Grain.PerConnection, Alpha = Grain.Scalar)]
public sealed partial class OjaRate
{
    [Input] public partial Signal X { get; }
    [Recurrent] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Plastic<DecayingHebbian>(Bound = Bound.None, Slow = SlowWeights.None, Alpha = Grain.One, EtaLearned = false, EtaValue = 0.3)]
public sealed partial class Decay
{
    [Input] public partial Signal X { get; }
    [Recurrent(Input = InputMode.Add, Gain = 2)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Plastic(Limit = 0.2)]
[Neuromodulated(Simple, External = true, FanOut = FanOut.PerNeuron)]
public sealed partial class SimpleGiven
{
    [Input] public partial Signal X { get; }
    [Recurrent(Activation = Activation.Relu)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>Its input comes in as it is, and is read again by what follows.</summary>
[Plastic]
public sealed partial class Direct
{
    [Input] public partial Signal X { get; }
    [Recurrent(Input = InputMode.Add, Bias = false)] public partial Layer H { get; }
    [Dense(4, From = nameof(X))] public partial Layer Side { get; }
    [Readout(2, FromAll = [nameof(X), nameof(H), nameof(Side)])] public partial Layer Y { get; }
}

/// <summary>Every function and every name that a rule may use.</summary>
public readonly struct Curved : IPlasticityRule
{
    public static float Drive(float pre, float post, float hebb, float w, float alpha) =>
        MathF.Tanh(pre * post) - 0.1f * hebb * w * MathF.Exp(alpha) + MathF.Min(pre, post) * MathF.Max(0.1f, MathF.Abs(w)) / (2 + hebb * hebb);

    public static float Trace(float eligibility, float drive, float eta) => eligibility - eta * (eligibility - drive);

    public static float Commit(float hebb, float change, float rate) => 0.9f * hebb + rate * change * MathF.Sqrt(1 + MathF.Log(2 + hebb * hebb));

    public static float Weight(float w, float alpha, float hebb) => w * (1 + alpha * MathF.Tanh(hebb));
}

[Plastic<Curved>(Limit = 0.5)]
[Neuromodulated(Retroactive)]
public sealed partial class CurvedRule
{
    [Input] public partial Signal X { get; }
    [Recurrent] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>Not one cell.</summary>
[Plastic]
[Neuromodulated(Retroactive)]
public sealed partial class TwoPlastic
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent(5)] public partial Layer H { get; }
    [Recurrent(4)] public partial Layer G { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Plastic]
[Neuromodulated(Retroactive)]
public sealed partial class Rectified
{
    [Input] public partial Signal X { get; }
    [Recurrent(Activation = Activation.Relu)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>Has no matrices but Hebb.</summary>
[Plastic(Slow = SlowWeights.None, Alpha = Grain.One)]
public sealed partial class Vast
{
    [Input] public partial Signal X { get; }
    [Recurrent] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>Two read-outs of one cell.</summary>
[Plastic(Limit = 0.3)]
[Neuromodulated(Retroactive)]
public sealed partial class TwoHeads
{
    [Input] public partial Signal X { get; }
    [Recurrent] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
    [Readout(1, From = nameof(H))] public partial Layer Value { get; }
}

/// <summary>A neuron with a learned threshold, which acts through a condition alone.</summary>
public readonly struct Threshold : ICell
{
    [Path]
    public static float Drive(float sum, [Learned(Grain.PerNeuron, Scale = 0.1)] float level) => sum > level ? sum : 0;

    public static float Activity(float drive) => drive;
}

/// <summary>Neurons with thresholds behind the cell.</summary>
[Plastic(Limit = 0.3)]
public sealed partial class Thresholds
{
    [Input] public partial Signal X { get; }
    [Recurrent] public partial Layer H { get; }
    [Dense<Threshold>(7)] public partial Layer Thought { get; }
    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>Two read-outs, with layers of their own around the cell.</summary>
[Plastic(Limit = 0.3)]
[Neuromodulated(Retroactive)]
public sealed partial class DeepHeads
{
    [Input] public partial Signal X { get; }
    [Dense(5)] public partial Layer Stem { get; }
    [Recurrent] public partial Layer H { get; }
    [Dense(7)] public partial Layer Thought { get; }
    [Readout(2)] public partial Layer Y { get; }
    [Readout(1, From = nameof(Thought))] public partial Layer Value { get; }
}
