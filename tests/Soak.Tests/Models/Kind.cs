using static TorchSharp.torch;

namespace Backpropamine.Soak.Tests.Models;

/// <summary>What of a network's steps a user's module is.</summary>
internal enum Place
{
    None,
    Around,
    Inside,
}

/// <summary>A class of networks.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Make">A network of some inputs and neurons.</param>
internal sealed record Kind(string Name, Func<int, int, ScalarType, Subject> Make)
{
    /// <summary>Whether M may be given.</summary>
    public bool TakesModulation { get; init; }

    /// <summary>Whether M must be given.</summary>
    public bool NeedsModulation { get; init; }

    /// <summary>Whether steps draw numbers.</summary>
    public bool Draws { get; init; }

    /// <summary>Where a user's modules are.</summary>
    public Place Modules { get; init; }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Kind> All { get; } =
    [
        new("Retro", (x, h, type) => Of(new Retro(x, h, dtype: type))) { TakesModulation = true },
        new("RetroFanOut", (x, h, type) => Of(new RetroFanOut(x, h, dtype: type))) { TakesModulation = true },
        new("Simply", (x, h, type) => Of(new Simply(x, h, dtype: type))) { TakesModulation = true },
        new("Given", (x, h, type) => Of(new Given(x, h, dtype: type))) { TakesModulation = true, NeedsModulation = true },
        new("Alone", (_, h, type) => Of(new Alone(h, h, dtype: type))),
        new("Decaying", (_, h, type) => Of(new Decaying(h, h, dtype: type))),
        new("Seer", (x, h, type) => Of(new Seer(new Fragile(x, 4, type), new Fragile(h, 3, type), x, h, dtype: type))) { Modules = Place.Around },
        new("Drawn", (x, h, type) => Of(new Drawn(x, h, dtype: type))) { TakesModulation = true, Draws = true },
        new("TwoPlastic", (x, h, type) => Of(new TwoPlastic(x, h, dtype: type))) { TakesModulation = true },
        new("Stateful", (x, h, type) => Of(new Stateful(x, h, dtype: type))) { TakesModulation = true },
        new("Densely", (x, h, type) => Of(new Densely(x, h, dtype: type))) { TakesModulation = true },
        new("Fast", (x, h, type) => Of(new Fast(x, h, h, dtype: type))) { TakesModulation = true },
        new("Rarely", (x, h, type) => Of(new Rarely(x, h, dtype: type))) { TakesModulation = true },
        new("Looped", (x, h, type) => Of(new Looped(new Fragile(4, 5, type), x, h, dtype: type))) { Modules = Place.Inside },
    ];

    /// <summary>How many inputs networks have, where they come in through weights.</summary>
    public int Inputs(int inputs, int neurons) => Name is "Alone" or "Decaying" ? neurons : inputs;

    private static Subject<TOutput, TState> Of<TOutput, TState>(INetwork<TOutput, TState> network)
        where TOutput : NetworkOutput
        where TState : NetworkState<TState> => new(network);
}
