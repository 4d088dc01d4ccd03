using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>A network that can learn a task.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Description">The network in a few words.</param>
/// <param name="Matrices">Matrices of plastic state that each lane has: 0 for a network that is not plastic.</param>
/// <param name="Create">Makes the network, and its trainer.</param>
public sealed record NetworkChoice(string Name, string Description, int Matrices, Func<RunSettings, Device, Trainer> Create)
{
    /// <summary>The network of which this is a variant with another cell or rule; its own name if it is none.</summary>
    public string Family { get; init; } = Name;

    /// <summary>The neurons of its recurrent layer.</summary>
    public string Cell { get; init; } = "vanilla";

    /// <summary>The rule by which its connections change.</summary>
    public string Rule { get; init; } = Matrices > 0 ? "hebbian" : "none";

    /// <summary>Whether the network changes its connections while it runs.</summary>
    public bool Plastic => Matrices > 0;
}
