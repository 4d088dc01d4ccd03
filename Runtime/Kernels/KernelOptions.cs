using System.Runtime.Intrinsics;

namespace Backpropamine.Kernels;

/// <summary>How kernels run; tests change it.</summary>
internal static class KernelOptions
{
    /// <summary>Bits of a vector: 512, 256, 128, or 0 for single numbers; left out, the widest that the processor has.</summary>
    public static int? Width { get; set; }

    /// <summary>Whether working memory starts as NaN.</summary>
    public static bool Poison { get; set; }

    /// <summary>Whether threads are the runtime's own even where Torch's could be used.</summary>
    public static bool OwnThreads { get; set; }

    /// <summary>Number of threads; left out, Torch's.</summary>
    public static int? Threads { get; set; }

    /// <summary>Bits of the vectors that kernels use; 0 for single numbers.</summary>
    public static int Bits => Width ?? (Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128 : 0);

    /// <summary>The threads that kernels use.</summary>
    public static int ThreadCount => Threads ?? TorchSharp.torch.get_num_threads();
}
