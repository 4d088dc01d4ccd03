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

    public static void Forward(Frame<T> frame)
    {
        Action<int> lane = Width switch
        {
            512 => b => ForwardPass<TKernel, Wide512<T>, T>.Run(frame, b),
            256 => b => ForwardPass<TKernel, Wide256<T>, T>.Run(frame, b),
            128 => b => ForwardPass<TKernel, Wide128<T>, T>.Run(frame, b),
            _ => b => ForwardPass<TKernel, Single<T>, T>.Run(frame, b),
        };
        Parallel.For(0, frame.Lanes, Threads(), lane);
    }

    /// <summary>The parameters' gradients, summed over all lanes.</summary>
    public static GroupGradients<T> Backward(Frame<T> frame, FrameGradients<T> gradients, Memory<T> memory)
    {
        var groups = new GroupGradients<T>[Math.Min(Groups, frame.Lanes)];
        for (var i = 0; i < groups.Length; i++) groups[i] = new GroupGradients<T>(frame, memory);
        Action<int> group = Width switch
        {
            512 => Lanes<Wide512<T>>,
            256 => Lanes<Wide256<T>>,
            128 => Lanes<Wide128<T>>,
            _ => Lanes<Single<T>>,
        };
        Parallel.For(0, groups.Length, Threads(), group);
        for (var i = 1; i < groups.Length; i++) groups[0].Add(groups[i], frame);
        return groups[0];

        void Lanes<V>(int index)
            where V : struct, IWidth<V, T>
        {
            using var pass = new BackwardPass<TKernel, V, T>(frame, gradients, groups[index]);
            for (var lane = index * frame.Lanes / groups.Length; lane < (index + 1) * frame.Lanes / groups.Length; lane++) pass.Run(lane);
        }
    }

    private static ParallelOptions Threads() => new() { MaxDegreeOfParallelism = KernelOptions.Threads ?? torch.get_num_threads() };
}
