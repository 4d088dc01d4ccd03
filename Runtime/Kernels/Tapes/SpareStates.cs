using System.Numerics;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>
/// Memory of states that have served in a backward pass. Their graphs still own it, since there may be another pass; but the next rollout
/// takes it over, and such a pass then computes them once more.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
internal static class SpareStates<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly Idle<(Tensor Memory, KeptState State)> _idle = new(spare => spare.Memory.Dispose());

    /// <summary>Bytes that can be taken over.</summary>
    public static long Bytes => _idle.Bytes;

    /// <summary>Memory of numbers that are not defined: NaN while <see cref="KernelOptions.Poison"/>.</summary>
    public static unsafe Tensor Take(long count, ScalarType type)
    {
        if (!_idle.TryTake(count * sizeof(T), out var spare)) return Slab<T>.New(count, type);
        if (KernelOptions.Poison) Memory<T>.Fill(Address.Of<T>(spare.Memory), count, T.NaN);
        return spare.Memory;
    }

    /// <summary>Lets others take over the memory of a state.</summary>
    /// <param name="state">The state; its rollout calls <see cref="Withdraw"/> before it reads it again.</param>
    /// <param name="memory">A handle to its memory.</param>
    public static unsafe void Offer(KeptState state, Tensor memory)
    {
        state.IsOffered = true;
        _idle.Give((memory, state), memory.numel() * sizeof(T));
    }

    /// <summary>Whether nobody has taken over the memory of a state; and nobody does any more.</summary>
    public static bool Withdraw(KeptState state)
    {
        state.IsOffered = false;
        return _idle.Remove(spare => spare.State == state);
    }
}
