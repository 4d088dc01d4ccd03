using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>The threads' parts of a tape's single steps, kept from one step to the next.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class ForwardMembers<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private (ForwardPass<T> Pass, object Member)[] _kept = [];

    ~ForwardMembers()
    {
        foreach (var (pass, _) in _kept) pass?.Dispose();
    }

    /// <summary>Makes room for so many members, before they run.</summary>
    public void Reserve(int members)
    {
        if (_kept.Length < members) Array.Resize(ref _kept, members);
    }

    /// <summary>A member's part; members of a team call this at once.</summary>
    public ForwardMember<TKernel, V, T> Of<TKernel, V>(Frame<T> frame, int member)
        where TKernel : struct, IPlasticKernel
        where V : struct, IWidth<V, T>
    {
        ref var kept = ref _kept[member];
        if (kept.Member is ForwardMember<TKernel, V, T> same) return same;
        kept.Pass?.Dispose();
        kept.Pass = new ForwardPass<T>(frame);
        var made = new ForwardMember<TKernel, V, T>(kept.Pass, Team.OfOne, 0);
        kept.Member = made;
        return made;
    }
}
