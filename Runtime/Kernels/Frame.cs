using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>
/// What the kernels of a rollout read and write: sizes, switches, and where the numbers lie. Whatever there is of each step
/// is indexed by the rollout's step, t = 0 being the first.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class Frame<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public required int Lanes { get; init; }

    public required int Neurons { get; init; }

    /// <summary>A padded row.</summary>
    public required int Columns { get; init; }

    /// <summary>A lane's matrix in padded rows.</summary>
    public long Matrix => (long)Neurons * Columns;

    /// <summary>Matrices of state: Hebb, and the trace if there is one.</summary>
    public required int Parts { get; init; }

    public required bool ReadsHebb { get; init; }

    public required bool WritesHebb { get; init; }

    public required CellShape Cell { get; init; }

    public CoefficientRows<T> Given;

    public T* ModulatorWeight;
    public T* ModulatorBias;
    public T* FanOutWeight;
    public T* FanOutBias;

    /// <summary>[T, B, N]: what comes into the layer.</summary>
    public T* Input;

    /// <summary>[T, B]: M where it is given, else null.</summary>
    public T* Modulation;

    /// <summary>[T, B]: whether a lane starts anew before a step; null if none does.</summary>
    public bool* Reset;

    /// <summary>[B, N]: the activity before step 0.</summary>
    public T* Activity;

    /// <summary>[B, parts, N, columns]: the state, advanced in place.</summary>
    public T* State;

    /// <summary>[B, columns]: the recurrent sum of the next step.</summary>
    public T* Sum;

    /// <summary>Whether <see cref="Sum"/> is there before the first step.</summary>
    public bool Primed;

    /// <summary>Whether the forward pass begins with the last lane.</summary>
    public bool Backwards;

    /// <summary>Whether <see cref="Sum"/> is wanted after the last step.</summary>
    public bool Continues;

    /// <summary>[T, B, N].</summary>
    public T* Outputs;

    /// <summary>[T, B].</summary>
    public T* Modulations;

    /// <summary>The states before some steps, after their resets; null if there will be no backward pass.</summary>
    public Checkpoints? Saved;

    /// <summary>What threads keep from one forward pass to the next; null if nothing.</summary>
    public ForwardMembers<T>? Members;

    public bool Starts(int t, int lane) => Reset != null && Reset[(long)t * Lanes + lane];

    /// <summary>A lane's state before a step, if it is kept.</summary>
    public bool Keeps(int t, int lane, out Plastic<T> at)
    {
        var kept = Saved?.At(t);
        at = kept is null ? default : Lane(kept, lane);
        return kept is not null;
    }

    /// <summary>A lane of a state that is kept.</summary>
    public Plastic<T> Lane(KeptState kept, int lane) => kept.IsCommon ? At((T*)kept.At) : Lane((T*)kept.At, lane);

    /// <summary>A lane of [B, parts, N, columns].</summary>
    public Plastic<T> Lane(T* all, int lane) => At(all + lane * Parts * Matrix);

    /// <summary>A lane's matrices where they start.</summary>
    public Plastic<T> At(T* start) => new(start, Parts > 1 ? start + Matrix : null);

    /// <summary>The activity before a step, in padded columns.</summary>
    public void Before(int t, int lane, T* to)
    {
        if (Starts(t, lane)) new Span<T>(to, Columns).Clear();
        else Padding<T>.Row(t == 0 ? Activity + (long)lane * Neurons : Outputs + ((long)(t - 1) * Lanes + lane) * Neurons, to, Neurons, Columns);
    }

    /// <summary>A share of a lane's state and of its sum at the start of an episode.</summary>
    public void Clear(Plastic<T> state, Share share, T* sum)
    {
        if (sum != null) share.Zero(sum);
        for (var i = 0L; i < (long)Parts * Neurons; i++) share.Zero(state.Hebb + i * Columns);
    }

    /// <summary>Copies a share of a lane's state.</summary>
    public void Copy(Plastic<T> from, Plastic<T> to, Share share)
    {
        if (share.To - share.From == Columns)
        {
            var bytes = Parts * Matrix * sizeof(T);
            Buffer.MemoryCopy(from.Hebb, to.Hebb, bytes, bytes);
            return;
        }

        for (var i = 0L; i < (long)Parts * Neurons; i++)
        {
            var at = i * Columns + share.From;
            new ReadOnlySpan<T>(from.Hebb + at, share.To - share.From).CopyTo(new Span<T>(to.Hebb + at, share.To - share.From));
        }
    }
}
