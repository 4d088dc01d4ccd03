using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>Chooses the width and divides the lanes among threads.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class KernelRunner<TKernel, T>
    where TKernel : struct, IPlasticKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Connections, times steps, that are worth another thread: some 20 µs of work.</summary>
    private const long Grain = 1 << 17;

    /// <summary>Steps t0 to t1 − 1 of all lanes.</summary>
    public static void Forward(Frame<T> frame, int t0, int t1)
    {
        switch (KernelOptions.Bits)
        {
            case 512: Forward<Wide512<T>>(frame, t0, t1); break;
            case 256: Forward<Wide256<T>>(frame, t0, t1); break;
            case 128: Forward<Wide128<T>>(frame, t0, t1); break;
            default: Forward<Single<T>>(frame, t0, t1); break;
        }
    }

    /// <summary>The adjoint of steps t1 − 1 to t0 of all lanes.</summary>
    public static void Adjoint(Frame<T> frame, FrameGradients<T> gradients, int t0, int t1)
    {
        switch (KernelOptions.Bits)
        {
            case 512: Adjoint<Wide512<T>>(frame, gradients, t0, t1); break;
            case 256: Adjoint<Wide256<T>>(frame, gradients, t0, t1); break;
            case 128: Adjoint<Wide128<T>>(frame, gradients, t0, t1); break;
            default: Adjoint<Single<T>>(frame, gradients, t0, t1); break;
        }

        gradients.RingStart = frame.Saved!.Start(t0);
    }

    /// <summary>Zeros for <see cref="FrameGradients{T}.Totals"/>.</summary>
    public static GroupGradients<T>[] NewTotals(Frame<T> frame, Memory<T> memory)
    {
        var totals = new GroupGradients<T>[LaneGroups.Count(frame.Lanes)];
        Workers.Run(Threads(frame, 1), (team, _) =>
        {
            for (var i = team.Take(); i < totals.Length; i = team.Take()) totals[i] = new GroupGradients<T>(frame, memory);
        });
        return totals;
    }

    /// <summary>The parameters' gradients summed over all groups.</summary>
    public static GroupGradients<T> Total(Frame<T> frame, GroupGradients<T>[] totals)
    {
        var threads = Threads(frame, 1);
        Workers.Run(threads, (team, _) =>
        {
            for (var part = team.Take(); part < threads; part = team.Take())
            {
                for (var i = 1; i < totals.Length; i++) totals[0].Add(totals[i], frame, part, threads);
            }
        });
        return totals[0];
    }

    private static void Forward<V>(Frame<T> frame, int t0, int t1)
        where V : struct, IWidth<V, T>
    {
        var threads = Threads(frame, t1 - t0);
        if (threads > frame.Lanes && Share.Blocks(frame.Columns) > 1)
        {
            using var pass = new ForwardPass<T>(frame);
            Workers.Run(Math.Min(threads, Share.Blocks(frame.Columns)), (team, member) =>
            {
                var work = new ForwardMember<TKernel, V, T>(pass, team, member);
                for (var lane = 0; lane < frame.Lanes; lane++) work.Run(lane, t0, t1);
            });
            return;
        }

        threads = Math.Min(threads, frame.Lanes);
        var lanes = new LaneQueue(frame.Lanes, threads, frame.Backwards, frame.Members is not null);
        var step = frame.Backwards ? -1 : 1;
        frame.Members?.Reserve(threads);
        Workers.Run(threads, (_, member) =>
        {
            using var pass = frame.Members is null ? new ForwardPass<T>(frame) : null;
            var work = pass is null ? frame.Members!.Of<TKernel, V>(frame, member) : new ForwardMember<TKernel, V, T>(pass, Team.OfOne, 0);
            for (var (lane, count) = lanes.Take(member); count > 0; (lane, count) = lanes.Take(member))
            {
                for (; count > 0; count--, lane += step) work.Run(lane, t0, t1);
            }
        });
    }

    private static void Adjoint<V>(Frame<T> frame, FrameGradients<T> gradients, int t0, int t1)
        where V : struct, IWidth<V, T>
    {
        var (groups, threads) = (gradients.Totals.Length, Threads(frame, t1 - t0));
        if (threads > groups && Share.Blocks(frame.Columns) > 1)
        {
            for (var group = 0; group < groups; group++)
            {
                using var pass = new BackwardPass<T>(frame, gradients, gradients.Totals[group], t1);
                var (first, last) = LaneGroups.Of(group, frame.Lanes);
                Workers.Run(Math.Min(threads, Share.Blocks(frame.Columns)), (team, member) => Run<V>(pass, team, member, first, last, t0, t1));
            }

            return;
        }

        Workers.Run(Math.Min(threads, groups), (team, _) =>
        {
            for (var group = team.Take(); group < groups; group = team.Take())
            {
                using var pass = new BackwardPass<T>(frame, gradients, gradients.Totals[group], t1);
                var (first, last) = LaneGroups.Of(group, frame.Lanes);
                Run<V>(pass, Team.OfOne, 0, first, last, t0, t1);
            }
        });
    }

    /// <summary>As many threads as have enough to do.</summary>
    private static int Threads(Frame<T> frame, int steps) =>
        KernelOptions.Threads ?? (int)Math.Min(KernelOptions.ThreadCount, 1 + (long)steps * frame.Lanes * frame.Matrix / Grain);

    private static void Run<V>(BackwardPass<T> pass, Team team, int member, int first, int last, int t0, int t1)
        where V : struct, IWidth<V, T>
    {
        var work = new BackwardMember<TKernel, V, T>(pass, team, member);
        for (var lane = first; lane < last; lane++) work.Run(lane, t0, t1);
    }
}
