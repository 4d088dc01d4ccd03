using System.Numerics;
using System.Runtime.CompilerServices;

namespace Backpropamine.Kernels;

/// <summary>What all connections of a lane share in a step.</summary>
internal readonly unsafe struct LaneTerms<TKernel, V, T>
    where TKernel : struct, IPlasticKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public readonly V Eta;
    public readonly V Rate;
    public readonly V Term1;
    public readonly V Term2;

    /// <param name="given">The coefficients.</param>
    /// <param name="step">The step.</param>
    /// <param name="column">A column whose rate there is; all are the same.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LaneTerms(in CoefficientRows<T> given, in StepTerms<T> step, int column)
    {
        if ((TKernel.Shared & Coefficients.Eta) != 0) Eta = V.Load(given.Eta.Start);
        if ((TKernel.Shared & Coefficients.Rate) != 0) Rate = V.Load(step.Rate + column);
        TKernel.PerLane(Eta, Rate, ref Term1, ref Term2);
    }
}
