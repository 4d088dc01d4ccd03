namespace Backpropamine.Benchmarks.Networks;

/// <summary>Three plastic layers with retroactive modulation.</summary>
[Network]
public sealed partial class ThreeLayerNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent, Plastic, Neuromodulated(Retroactive)] public partial Layer Lower { get; }

    [Recurrent, Plastic, Neuromodulated(Retroactive)] public partial Layer Middle { get; }

    [Recurrent, Plastic, Neuromodulated(Retroactive)] public partial Layer Upper { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>A layer whose neurons are clamped where a rectified layer below is active, with retroactive modulation.</summary>
[Network]
public sealed partial class ClampedNetwork
{
    [Input] public partial Signal Senses { get; }

    [Dense(Activation = Activation.Relu)] public partial Layer Features { get; }

    [Recurrent(Input = InputMode.Clamp), Plastic, Neuromodulated(Retroactive)] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>The rule of Oja.</summary>
[Network]
public sealed partial class OjaNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent, Plastic<Oja>] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>The covariance rule.</summary>
[Network]
public sealed partial class CovarianceNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent, Plastic<Covariance>] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>A plain layer below a plastic recurrent one.</summary>
[Network]
public sealed partial class FeedForwardNetwork
{
    [Input] public partial Signal Senses { get; }

    [Dense] public partial Layer Features { get; }

    [Recurrent, Plastic, Neuromodulated(Retroactive)] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>Retroactive modulation of the connections from one half of the neurons.</summary>
[Network]
public sealed partial class HalfNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent, Plastic, Neuromodulated(Retroactive, Part = ModulatedPart.FirstHalf)] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>Two layers of LSTM, plastic in the candidate, without modulation.</summary>
[Network]
public sealed partial class PlainPlasticLstmNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent<Lstm>, Plastic(Path = nameof(Lstm.Candidate), Alpha = Grain.PerNeuron)] public partial Layer Lower { get; }

    [Recurrent<Lstm>, Plastic(Path = nameof(Lstm.Candidate), Alpha = Grain.PerNeuron)] public partial Layer Upper { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>Two layers of LSTM, plastic in the candidate, with simple modulation.</summary>
[Network]
public sealed partial class SimpleLstmNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent<Lstm>, Plastic(Path = nameof(Lstm.Candidate), Alpha = Grain.PerNeuron), Neuromodulated(Simple)] public partial Layer Lower { get; }

    [Recurrent<Lstm>, Plastic(Path = nameof(Lstm.Candidate), Alpha = Grain.PerNeuron), Neuromodulated(Simple)] public partial Layer Upper { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>Two layers of LSTM, plastic in the candidate, with retroactive modulation of the connections from one half of the neurons.</summary>
[Network]
public sealed partial class HalfLstmNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent<Lstm>, Plastic(Path = nameof(Lstm.Candidate), Alpha = Grain.PerNeuron), Neuromodulated(Retroactive, Part = ModulatedPart.FirstHalf)] public partial Layer Lower { get; }

    [Recurrent<Lstm>, Plastic(Path = nameof(Lstm.Candidate), Alpha = Grain.PerNeuron), Neuromodulated(Retroactive, Part = ModulatedPart.FirstHalf)] public partial Layer Upper { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>Two layers of LSTM; nothing is plastic.</summary>
[Network]
public sealed partial class TwoLstmNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent<Lstm>] public partial Layer Lower { get; }

    [Recurrent<Lstm>] public partial Layer Upper { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>Spiking neurons whose threshold adapts; nothing is plastic.</summary>
[Network]
public sealed partial class AdaptiveNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent<AdaptiveLif>] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>Spiking neurons whose threshold adapts, with plastic connections.</summary>
[Network]
public sealed partial class PlasticAdaptiveNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent<AdaptiveLif>, Plastic] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>Spiking neurons; nothing is plastic.</summary>
[Network]
public sealed partial class OneLifNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent<Lif>] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>DeltaNet with a memory that fades (Yang, Kautz and Hatamizadeh 2024).</summary>
[Network]
public sealed partial class GatedDeltaNetwork
{
    [Input] public partial Signal Tokens { get; }

    [Dense(From = nameof(Tokens), Activation = Activation.Softmax)] public partial Layer Keys { get; }

    [Dense(From = nameof(Tokens), Activation = Activation.Softmax)] public partial Layer Queries { get; }

    [Dense(From = nameof(Tokens), Activation = Activation.Linear)] public partial Layer Values { get; }

    [Dense(Activation = Activation.Linear, Bias = false, From = nameof(Queries))]
    [Plastic<GatedDeltaRule>(Pre = nameof(Keys), Post = nameof(Values), Read = Read.AfterCommit, Slow = SlowWeights.None, Alpha = Grain.One, Bound = Bound.None)]
    [Neuromodulated(Simple, From = nameof(Values), Activation = Activation.Sigmoid)]
    public partial Layer Memory { get; }

    [Readout(4)] public partial Layer Answer { get; }
}
