namespace Backpropamine.Benchmarks.Rows;

/// <summary>The network that a row runs.</summary>
public enum Rule
{
    /// <summary><see cref="Networks.RetroactiveNetwork"/>.</summary>
    Retroactive,

    /// <summary><see cref="Networks.SimpleNetwork"/>.</summary>
    Simple,

    /// <summary><see cref="Networks.UnmodulatedNetwork"/>.</summary>
    Plastic,

    /// <summary><see cref="Networks.CompletionNetwork"/>.</summary>
    Completion,
}
