namespace Backpropamine.Kernels;

/// <summary>
/// The equations of one plastic connection and their adjoints, at any width. Implemented by generated code; the loops over
/// connections, steps and lanes are the runtime's.
/// </summary>
public interface IPlasticKernel
{
    /// <summary>The cell around the connections.</summary>
    static abstract CellShape Cell { get; }

    /// <summary>Whether there is an eligibility trace.</summary>
    static abstract bool HasTrace { get; }

    /// <summary>What <c>Weight</c> reads.</summary>
    static abstract Coefficients WeightReads { get; }

    /// <summary>What <c>Update</c> reads.</summary>
    static abstract Coefficients UpdateReads { get; }

    /// <summary>Whether the weight is w + something without w: then w's gradient is one product of matrices for the whole sequence.</summary>
    static abstract bool AddsSlow { get; }

    /// <summary>The weight that the activity passes through.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <param name="w">Slow weight.</param>
    /// <param name="alpha">Gain.</param>
    /// <param name="hebb">Hebb before the step.</param>
    static abstract V Weight<V>(V w, V alpha, V hebb)
        where V : struct, IWidth<V>;

    /// <summary>The adjoint of <c>Weight</c>.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <param name="w">Slow weight.</param>
    /// <param name="alpha">Gain.</param>
    /// <param name="hebb">Hebb before the step.</param>
    /// <param name="gWeight">The gradient of the weight.</param>
    /// <param name="gW">The gradient of w; 0 where <see cref="AddsSlow"/>.</param>
    /// <param name="gAlpha">The gradient of alpha.</param>
    /// <param name="gHebb">The gradient of Hebb.</param>
    static abstract void WeightAdjoint<V>(V w, V alpha, V hebb, V gWeight, out V gW, out V gAlpha, out V gHebb)
        where V : struct, IWidth<V>;

    /// <summary>Hebb and trace after the step.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <param name="pre">Presynaptic activity before the step.</param>
    /// <param name="post">Postsynaptic activity after the step.</param>
    /// <param name="w">Slow weight.</param>
    /// <param name="alpha">Gain.</param>
    /// <param name="eta">Rate of Hebb or of the trace.</param>
    /// <param name="rate">Modulation or its fan-out.</param>
    /// <param name="hebb">Hebb; before the step, then after it.</param>
    /// <param name="eligibility">The trace, likewise.</param>
    static abstract void Update<V>(V pre, V post, V w, V alpha, V eta, V rate, ref V hebb, ref V eligibility)
        where V : struct, IWidth<V>;

    /// <summary>The adjoint of <c>Update</c>.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <param name="pre">Presynaptic activity before the step.</param>
    /// <param name="post">Postsynaptic activity after the step.</param>
    /// <param name="w">Slow weight.</param>
    /// <param name="alpha">Gain.</param>
    /// <param name="eta">Rate of Hebb or of the trace.</param>
    /// <param name="rate">Modulation or its fan-out.</param>
    /// <param name="hebb">Hebb before the step.</param>
    /// <param name="eligibility">The trace before the step.</param>
    /// <param name="gHebb">The gradient of Hebb; after the step, then before it.</param>
    /// <param name="gEligibility">The gradient of the trace, likewise.</param>
    /// <param name="gPre">The gradient of pre.</param>
    /// <param name="gPost">The gradient of post.</param>
    /// <param name="gW">The gradient of w.</param>
    /// <param name="gAlpha">The gradient of alpha.</param>
    /// <param name="gEta">The gradient of eta.</param>
    /// <param name="gRate">The gradient of rate.</param>
    static abstract void UpdateAdjoint<V>(
        V pre, V post, V w, V alpha, V eta, V rate, V hebb, V eligibility, ref V gHebb, ref V gEligibility,
        out V gPre, out V gPost, out V gW, out V gAlpha, out V gEta, out V gRate)
        where V : struct, IWidth<V>;
}
