using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>Divides a sweep among threads.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static class SynapseRunner<TKernel, V, T>
    where TKernel : struct, ISynapseKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Connections that are worth another thread: some 20 µs of work.</summary>
    private const long Grain = 1 << 17;

    /// <summary>Sweeps all lanes, in groups of which each is one thread's.</summary>
    /// <param name="call">The sizes.</param>
    /// <param name="values">Where everything lies.</param>
    /// <param name="groups">How many groups.</param>
    /// <param name="back">Whether it is the adjoint.</param>
    public static void Run(SynapseCall call, SweepValue[] values, int groups, bool back)
    {
        var pieces = groups * call.Blocks;
        var threads = KernelOptions.Threads ?? (int)Math.Min(KernelOptions.ThreadCount, 1 + call.Numbers(Axes.All) / Grain);
        Workers.Run(Math.Min(threads, pieces), (team, _) =>
        {
            using var member = new SynapseMember<TKernel, V, T>(call, values, back);
            for (var piece = team.Take(); piece < pieces; piece = team.Take())
            {
                var (group, block) = (piece / call.Blocks, piece % call.Blocks);
                for (var lane = group * call.Lanes / groups; lane < (group + 1) * call.Lanes / groups; lane++) member.Run(lane, group, block);
            }
        });
    }
}
