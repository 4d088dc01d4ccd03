using System.Reflection;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>Runs a sweep over connections, compiled with optimisation wherever it is declared.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
internal static class SweepRunner<TKernel>
    where TKernel : struct, ISynapseKernel
{
    /// <summary><see cref="SynapseNode{TKernel}.Run"/>.</summary>
    public static readonly Func<SynapseCall, Tensor[], IReadOnlyList<Tensor>> Run = OptimisedAssembly.Of(typeof(TKernel)) is { } kernel && kernel != typeof(TKernel)
        ? typeof(SynapseNode<>).MakeGenericType(kernel).GetMethod(nameof(SynapseNode<>.Run), BindingFlags.Public | BindingFlags.Static)!
            .CreateDelegate<Func<SynapseCall, Tensor[], IReadOnlyList<Tensor>>>()
        : SynapseNode<TKernel>.Run;
}
