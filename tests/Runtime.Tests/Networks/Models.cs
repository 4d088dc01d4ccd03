namespace Backpropamine.Runtime.Tests.Networks;

/// <summary>The network of the introduction, small.</summary>
[Plastic]
[Neuromodulated(Retroactive)]
public sealed partial class Forager
{
    [Input(6)] public partial Signal Senses { get; }
    [Recurrent(7)] public partial Layer Hidden { get; }
    [Readout(4)] public partial Layer Policy { get; }
    [Readout(1)] public partial Layer Value { get; }
}

/// <summary>No plasticity: the baseline.</summary>
[Network]
public sealed partial class Plain
{
    [Input] public partial Signal Senses { get; }
    [Recurrent] public partial Layer Hidden { get; }
    [Readout(4)] public partial Layer Policy { get; }
    [Readout(1)] public partial Layer Value { get; }
}

/// <summary>Several inputs and sources, injection, softmax, Oja without a bound, alpha per neuron.</summary>
[Plastic<Oja>(Bound = Bound.None, Alpha = Grain.PerNeuron)]
public sealed partial class Classifier
{
    [Input] public partial Signal Image { get; }
    [Input] public partial Signal Label { get; }
    [Dense(5, From = nameof(Image), Activation = Activation.Relu)] public partial Layer Features { get; }
    [Recurrent(6)] public partial Layer Memory { get; }

    [Inject(nameof(Label), Gain = 3)]
    [Readout(4, FromAll = [nameof(Memory), nameof(Features)], Activation = Activation.Softmax)]
    public partial Layer Class { get; }
}

/// <summary>Clamped input, no slow weights, no bias, eta per connection, decay.</summary>
[Plastic<DecayingHebbian>(Bound = Bound.None, Eta = Grain.PerConnection, Slow = SlowWeights.None, Alpha = Grain.Scalar)]
public sealed partial class Completion
{
    [Input(5)] public partial Signal Pattern { get; }
    [Recurrent(5, Input = InputMode.Clamp, Bias = false)] public partial Layer Cells { get; }
    [Readout(5)] public partial Layer Recall { get; }
}

/// <summary>Added input with a gain, a constant rate, alpha of one.</summary>
[Plastic(Alpha = Grain.One, Eta = Grain.Scalar, EtaLearned = false, EtaValue = 0.3)]
public sealed partial class Saturating
{
    [Input(5)] public partial Signal Pattern { get; }
    [Recurrent(5, Input = InputMode.Add, Gain = 2, Activation = Activation.Sigmoid)] public partial Layer Cells { get; }
    [Readout(2)] public partial Layer Recall { get; }
}

/// <summary>Two plastic layers with different rules; one modulated from outside, the other by the first before the step.</summary>
[Network]
public sealed partial class TwoLayers
{
    [Input(3)] public partial Signal X { get; }

    [Plastic(Limit = 0.5)]
    [Neuromodulated(Simple, External = true)]
    [Recurrent(4)]
    public partial Layer First { get; }

    [Plastic<DecayingHebbian>(Eta = Grain.PerNeuron, Alpha = Grain.PerNeuron)]
    [Neuromodulated(Retroactive, From = nameof(First), At = Tap.Before, FanOut = FanOut.PerNeuron, Activation = Activation.Sigmoid, Order = TraceOrder.TraceThenCommit)]
    [Recurrent(5)]
    public partial Layer Second { get; }

    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>A rule of this assembly with every optional member.</summary>
public readonly struct Bent : IPlasticityRule
{
    public static float Drive(float pre, float post, float hebb, float w) => MathF.Tanh(pre * post) - 0.1f * hebb * w;

    public static float Trace(float eligibility, float drive, float eta) => eligibility - eta * (eligibility - drive);

    public static float Commit(float hebb, float change, float rate) => 0.9f * hebb + rate * change;

    public static float Weight(float w, float alpha, float hebb) => w * (1 + alpha * MathF.Tanh(hebb));
}

/// <summary>A network of that rule.</summary>
[Plastic<Bent>]
[Neuromodulated(Retroactive)]
public sealed partial class OwnRule
{
    [Input(3)] public partial Signal X { get; }
    [Recurrent(4)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>No recurrence and so no state.</summary>
[Network]
public sealed partial class FeedForward
{
    [Input(3)] public partial Signal X { get; }
    [Dense(4)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>A network inside other types.</summary>
public static partial class Outer
{
    public partial record struct Middle
    {
        /// <summary>The nested network.</summary>
        [Network]
        internal sealed partial class Nested
        {
            [Input(2)] private partial Signal X { get; }
            [Recurrent(3)] internal partial Layer H { get; }
            [Readout(1)] internal partial Layer Y { get; }
        }
    }
}
