namespace Backpropamine;

/// <summary>
/// How often a fused cell's steps keep the plastic weights for the backward pass, which recomputes them in between. The default: what
/// takes little memory for the length of a sequence, or, where steps are single calls, for twice as many as there have been.
/// </summary>
public readonly record struct Checkpointing
{
    private Checkpointing(int spacing) => Spacing = spacing;

    /// <summary>The weights of every step are kept: nothing is recomputed.</summary>
    public static Checkpointing None { get; } = new(1);

    /// <summary>Steps from one checkpoint to the next, or 0 if it is left to the runtime.</summary>
    internal int Spacing { get; }

    /// <summary>The weights are kept every so many steps.</summary>
    /// <param name="steps">How many.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public static Checkpointing Every(int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        return new(steps);
    }
}
