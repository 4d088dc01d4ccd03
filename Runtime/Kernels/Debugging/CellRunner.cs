using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>Runs steps in the kernels of a cell, compiled with optimisation wherever they are declared.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
internal static class CellRunner<TKernel>
    where TKernel : struct, IPlasticKernel
{
    /// <summary><see cref="FusedSteps.Run"/>.</summary>
    public static readonly Steps Run = OptimisedAssembly.Of(typeof(TKernel)) is { } kernel && kernel != typeof(TKernel)
        ? typeof(FusedSteps).GetMethod(nameof(FusedSteps.Run))!.MakeGenericMethod(kernel).CreateDelegate<Steps>()
        : FusedSteps.Run<TKernel>;

    public delegate FusedStep Steps(TapeSite site, TapeTerms terms, NetworkState state, Tensor[] inputs, Tensor? modulation, Tensor? reset);
}
