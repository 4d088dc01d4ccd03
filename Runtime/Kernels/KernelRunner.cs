using System.Numerics;
using System.Runtime.Intrinsics;
using TorchSharp;

namespace Backpropamine.Kernels;

/// <summary>Chooses the width and divides the lanes among threads.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal static unsafe class KernelRunner<TKernel, T>
    where TKernel : struct, IPlasticKernel
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Lanes whose gradients are summed together: the sum's order depends on B alone, not on the threads.</summary>
    private const int Groups = 8;

    private static int Width => KernelOptions.Width ?? (Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128 : 0);

    /// <summary>Steps t0 to t1 − 1 of all lanes.</summary>
    public static void Forward(Frame<T> frame, int t0, int t1)
    {
        Action<int> group = Width switch
        {
            512 => Lanes<Wide512<T>>,
            256 => Lanes<Wide256<T>>,
            128 => Lanes<Wide128<T>>,
            _ => Lanes<Single<T>>,
        };
        Run(frame.Lanes, group);

        void Lanes<V>(int index)
            where V : struct, IWidth<V, T>
        {
            using var pass = new ForwardPass<TKernel, V, T>(frame);
            foreach (var lane in Group(frame.Lanes, index)) pass.Run(lane, t0, t1);
        }
    }

    /// <summary>The adjoint of steps t1 − 1 to t0 of all lanes.</summary>
    public static void Adjoint(Frame<T> frame, FrameGradients<T> gradients, int t0, int t1)
    {
        Action<int> group = Width switch
        {
            512 => Lanes<Wide512<T>>,
            256 => Lanes<Wide256<T>>,
            128 => Lanes<Wide128<T>>,
            _ => Lanes<Single<T>>,
        };
        Run(frame.Lanes, group);
        gradients.RingStart = t0 / frame.Spacing * frame.Spacing;

        void Lanes<V>(int index)
            where V : struct, IWidth<V, T>
        {
            using var pass = new BackwardPass<TKernel, V, T>(frame, gradients, gradients.Totals[index], t1);
            foreach (var lane in Group(frame.Lanes, index)) pass.Run(lane, t0, t1);
        }
    }

    /// <summary>Zeros for <see cref="FrameGradients{T}.Totals"/>.</summary>
    public static GroupGradients<T>[] NewTotals(Frame<T> frame, Memory<T> memory)
    {
        var totals = new GroupGradients<T>[Math.Min(Groups, frame.Lanes)];
        for (var i = 0; i < totals.Length; i++) totals[i] = new GroupGradients<T>(frame, memory);
        return totals;
    }

    /// <summary>The parameters' gradients summed over all groups.</summary>
    public static GroupGradients<T> Total(Frame<T> frame, GroupGradients<T>[] totals)
    {
        for (var i = 1; i < totals.Length; i++) totals[0].Add(totals[i], frame);
        return totals[0];
    }

    private static IEnumerable<int> Group(int lanes, int index)
    {
        var groups = Math.Min(Groups, lanes);
        return Enumerable.Range(index * lanes / groups, (index + 1) * lanes / groups - index * lanes / groups);
    }

    private static void Run(int lanes, Action<int> group) =>
        Parallel.For(0, Math.Min(Groups, lanes), new() { MaxDegreeOfParallelism = KernelOptions.Threads ?? torch.get_num_threads() }, group);
}
