using System.Collections.Concurrent;

namespace Backpropamine.Kernels;

/// <summary>Networks whose kernels the runtime must not optimise and cannot copy: plain operations are faster there.</summary>
internal static class Unoptimised
{
    private static readonly ConcurrentDictionary<Type, Lazy<bool>> _fast = [];

    /// <summary>Whether a network's kernels are optimised; says so once where they are not.</summary>
    public static bool IsFastEnough(Type network) => _fast.GetOrAdd(network, asked => new(() => Ask(asked))).Value;

    private static bool Ask(Type network)
    {
        if (OptimisedAssembly.Of(network.Assembly) is not null) return true;
        Console.Error.WriteLine(
            $"Backpropamine: {network.Name} runs in plain operations, since its debug build can be changed while it runs or is not a file. "
            + "Build with -c Release, or set Execution = Execution.Fused for its kernels as they are.");
        return false;
    }
}
