namespace Backpropamine.Benchmarks.Networks;

/// <summary>Leaky rate neurons with retroactive modulation.</summary>
[Network]
public sealed partial class LeakyNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent<Leaky>, Plastic, Neuromodulated(Retroactive)] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>A recurrent layer with the rule of Bienenstock, Cooper and Munro.</summary>
[Network]
public sealed partial class BcmNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent, Plastic<Bcm>] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>Two layers of LSTM, plastic in the candidate, as in Miconi et al. 2019, section 4.3.</summary>
[Network]
public sealed partial class PlasticLstmNetwork
{
    [Input] public partial Signal Words { get; }

    [Recurrent<Lstm>, Plastic(Path = nameof(Lstm.Candidate), Alpha = Grain.PerNeuron), Neuromodulated(Retroactive)] public partial Layer Lower { get; }

    [Recurrent<Lstm>, Plastic(Path = nameof(Lstm.Candidate), Alpha = Grain.PerNeuron), Neuromodulated(Retroactive)] public partial Layer Upper { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>A GRU, plastic in the candidate.</summary>
[Network]
public sealed partial class PlasticGruNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent<Gru>, Plastic(Path = nameof(Gru.Candidate))] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>Two layers of spiking neurons; nothing is plastic.</summary>
[Network]
public sealed partial class LifNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent<Lif>] public partial Layer Lower { get; }

    [Recurrent<Lif>] public partial Layer Upper { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>A plastic layer of spiking neurons.</summary>
[Network]
public sealed partial class PlasticLifNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent<Lif>, Plastic] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>An LSTM; nothing is plastic.</summary>
[Network]
public sealed partial class LstmNetwork
{
    [Input] public partial Signal Words { get; }

    [Recurrent<Lstm>] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }
}

/// <summary>A plain recurrent layer; nothing is plastic.</summary>
[Network]
public sealed partial class RecurrentNetwork
{
    [Input] public partial Signal Senses { get; }

    [Recurrent] public partial Layer Hidden { get; }

    [Readout(4)] public partial Layer Policy { get; }
}
