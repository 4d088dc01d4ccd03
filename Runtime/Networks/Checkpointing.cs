namespace Backpropamine;

/// <summary>
/// How often the plastic weights are kept for the backward pass, which makes the steps in between again. The default for kernels: what
/// takes little memory for the length of a sequence, or, where a fused cell makes single steps, for twice as many as there have been. The default for sequences that
/// run a step at a time: √T steps in kernels whose states come to more than 256 MiB, else, as in <see cref="Execution.Reference"/>,
/// <see cref="None"/>. Where steps are single calls, only a fused cell has checkpoints.
/// </summary>
public readonly record struct Checkpointing
{
    /// <summary>States of a sequence that are kept although they need not be: making steps again takes a third more time.</summary>
    private const long MostKept = 256L << 20;

    private Checkpointing(int spacing) => Spacing = spacing;

    /// <summary>The weights of every step are kept: nothing is made again.</summary>
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

    /// <summary>The spacing in a sequence that runs a step at a time.</summary>
    /// <param name="steps">T.</param>
    /// <param name="stateBytes">What one state takes.</param>
    /// <param name="sweeps">Whether steps run in kernels.</param>
    internal int Of(long steps, long stateBytes, bool sweeps)
    {
        if (Spacing > 0) return Spacing;
        return sweeps && steps * stateBytes > MostKept ? (int)Math.Ceiling(Math.Sqrt(steps)) : 1;
    }
}
