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

    /// <summary>What <c>UpdateAdjoint</c> reads.</summary>
    static abstract Coefficients AdjointReads { get; }

    /// <summary>Whose gradients <c>UpdateAdjoint</c> adds to.</summary>
    static abstract Coefficients UpdateGives { get; }

    /// <summary>Whether the weight is w + something without w: then w's gradient is a product of matrices over a segment's steps.</summary>
    static abstract bool AddsSlow { get; }

    /// <summary>Coefficients that differ from connection to connection.</summary>
    static abstract Coefficients PerConnection { get; }

    /// <summary>Coefficients that all connections of a lane share; what is neither is the same along a column.</summary>
    static abstract Coefficients Shared { get; }

    /// <summary>How many terms <c>PerColumn</c> gives.</summary>
    static abstract int ColumnTerms { get; }

    /// <summary>What the equations of all connections of a lane share: computed once for them.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <param name="eta">Rate of Hebb or of the trace, if it is shared.</param>
    /// <param name="rate">Modulation, if it is shared.</param>
    /// <param name="l1">The first term.</param>
    /// <param name="l2">The second.</param>
    static virtual void PerLane<V>(V eta, V rate, ref V l1, ref V l2)
        where V : struct, IWidth<V>
    {
    }

    /// <summary>What the equations of a row's connections share.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <param name="pre">Presynaptic activity before the step.</param>
    /// <param name="eta">Rate of Hebb or of the trace, if it is shared.</param>
    /// <param name="rate">Modulation, if it is shared.</param>
    /// <param name="r1">The first term.</param>
    /// <param name="r2">The second.</param>
    static virtual void PerRow<V>(V pre, V eta, V rate, ref V r1, ref V r2)
        where V : struct, IWidth<V>
    {
    }

    /// <summary>What the equations of a column's connections share.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <param name="post">Postsynaptic activity after the step.</param>
    /// <param name="eta">Rate of Hebb or of the trace, unless it differs from connection to connection.</param>
    /// <param name="rate">Modulation or its fan-out.</param>
    /// <param name="c1">The first term.</param>
    /// <param name="c2">The second.</param>
    /// <param name="c3">The third.</param>
    /// <param name="c4">The fourth.</param>
    static virtual void PerColumn<V>(V post, V eta, V rate, ref V c1, ref V c2, ref V c3, ref V c4)
        where V : struct, IWidth<V>
    {
    }

    /// <summary>The weight that the activity passes through.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <param name="w">Slow weight.</param>
    /// <param name="alpha">Gain.</param>
    /// <param name="hebb">Hebb before the step.</param>
    static abstract V Weight<V>(V w, V alpha, V hebb)
        where V : struct, IWidth<V>;

    /// <summary>The adjoint of <c>Weight</c>: adds to the gradients of what it reads.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <param name="w">Slow weight.</param>
    /// <param name="alpha">Gain.</param>
    /// <param name="hebb">Hebb before the step.</param>
    /// <param name="gWeight">The gradient of the weight.</param>
    /// <param name="gW">The gradient of w; left alone where <see cref="AddsSlow"/>.</param>
    /// <param name="gAlpha">The gradient of alpha.</param>
    /// <param name="gHebb">The gradient of Hebb.</param>
    static abstract void WeightAdjoint<V>(V w, V alpha, V hebb, V gWeight, ref V gW, ref V gAlpha, ref V gHebb)
        where V : struct, IWidth<V>;

    /// <summary>Hebb and trace after the step.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <param name="pre">Presynaptic activity before the step.</param>
    /// <param name="post">Postsynaptic activity after the step.</param>
    /// <param name="w">Slow weight.</param>
    /// <param name="alpha">Gain.</param>
    /// <param name="eta">Rate of Hebb or of the trace.</param>
    /// <param name="rate">Modulation or its fan-out.</param>
    /// <param name="l1">A term of the lane.</param>
    /// <param name="l2">A term of the lane.</param>
    /// <param name="r1">A term of the row.</param>
    /// <param name="r2">A term of the row.</param>
    /// <param name="c1">A term of the column.</param>
    /// <param name="c2">A term of the column.</param>
    /// <param name="c3">A term of the column.</param>
    /// <param name="c4">A term of the column.</param>
    /// <param name="hebb">Hebb; before the step, then after it.</param>
    /// <param name="eligibility">The trace, likewise.</param>
    static abstract void Update<V>(
        V pre, V post, V w, V alpha, V eta, V rate, V l1, V l2, V r1, V r2, V c1, V c2, V c3, V c4, ref V hebb, ref V eligibility)
        where V : struct, IWidth<V>;

    /// <summary>The adjoint of <c>Update</c>: adds to the gradients of what it reads besides the state.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <param name="pre">Presynaptic activity before the step.</param>
    /// <param name="post">Postsynaptic activity after the step.</param>
    /// <param name="w">Slow weight.</param>
    /// <param name="alpha">Gain.</param>
    /// <param name="eta">Rate of Hebb or of the trace.</param>
    /// <param name="rate">Modulation or its fan-out.</param>
    /// <param name="l1">A term of the lane.</param>
    /// <param name="l2">A term of the lane.</param>
    /// <param name="r1">A term of the row.</param>
    /// <param name="r2">A term of the row.</param>
    /// <param name="c1">A term of the column.</param>
    /// <param name="c2">A term of the column.</param>
    /// <param name="c3">A term of the column.</param>
    /// <param name="c4">A term of the column.</param>
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
        V pre, V post, V w, V alpha, V eta, V rate, V l1, V l2, V r1, V r2, V c1, V c2, V c3, V c4, V hebb, V eligibility,
        ref V gHebb, ref V gEligibility, ref V gPre, ref V gPost, ref V gW, ref V gAlpha, ref V gEta, ref V gRate)
        where V : struct, IWidth<V>;
}
