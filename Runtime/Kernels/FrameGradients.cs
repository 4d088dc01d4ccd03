using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>The gradients that a rollout's adjoint takes and gives, indexed by its steps.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class FrameGradients<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>[T, B, N]: arriving; null for zeros.</summary>
    public T* Outputs;

    /// <summary>[T, B]: arriving; null for zeros.</summary>
    public T* Modulations;

    /// <summary>
    /// Arriving at the state as it was read before step t; added when the adjoint comes to the end of step t − 1, at t = 0 when it has done
    /// step 0.
    /// </summary>
    public IReadOnlyList<Look<T>> Looks = [];

    /// <summary>[B, parts, N, columns]: of the state between two steps; taken on entry, given on exit.</summary>
    public T* Carry;

    /// <summary>[B, columns]: of the activity between two steps, likewise.</summary>
    public T* CarryActivity;

    /// <summary>[T, B, N]: given.</summary>
    public T* Input;

    /// <summary>[T, B]: given; of M where it was given, else of the sum before its activation.</summary>
    public T* ModulationSum;

    /// <summary>Of the parameters, summed over lanes and over calls, by groups of lanes.</summary>
    public required GroupGradients<T>[] Totals { get; init; }

    /// <summary>[B, states, parts, N, columns]: recomputed states that last from call to call; null if one call does all.</summary>
    public T* Ring;

    /// <summary>How many states of a lane <see cref="Ring"/> holds.</summary>
    public long RingLength;

    /// <summary>The first step of the segment in <see cref="Ring"/>, or −1.</summary>
    public int RingStart = -1;
}
