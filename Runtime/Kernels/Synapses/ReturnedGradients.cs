using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>
/// The gradients that a backward function of this thread has returned last. Torch copies their handles after it has returned, and nobody
/// else would dispose them: whole matrices would wait for the garbage collector, step after step.
/// </summary>
internal static class ReturnedGradients
{
    [ThreadStatic]
    private static Tensor?[]? _last;

    /// <summary>Keeps what is about to be returned, and frees what was returned before.</summary>
    public static void Keep(Tensor?[] gradients)
    {
        foreach (var gradient in _last ?? []) gradient?.Dispose();
        _last = gradients;
    }
}
