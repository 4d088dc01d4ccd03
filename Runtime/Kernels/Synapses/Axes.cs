namespace Backpropamine.Kernels;

/// <summary>The axes along which a value varies; one that varies along none is a single number.</summary>
[Flags]
public enum Axes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The batch.</summary>
    Lane = 1,

    /// <summary>The presynaptic neurons: the rows of a matrix.</summary>
    Pre = 2,

    /// <summary>The postsynaptic neurons: its columns.</summary>
    Post = 4,

    /// <summary>Every connection, one matrix for all lanes.</summary>
    Shared = Pre | Post,

    /// <summary>Every connection of every lane.</summary>
    All = Lane | Pre | Post,
}
