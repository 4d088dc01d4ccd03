using Backpropamine.Kernels;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>A sweep as a generator would write it: Σᵢ row·matrix·gain, Σⱼ matrix·column, and 0.5·matrix + row·column.</summary>
internal readonly struct SweepKernel : ISynapseKernel
{
    public static SynapseLayout Layout { get; } = new(
        "Test",
        [new(Axes.Lane | Axes.Pre, true), new(Axes.All, true), new(Axes.Lane | Axes.Post, true), new(Axes.Shared, true)],
        [Axes.Post],
        [Axes.Lane | Axes.Post, Axes.Lane | Axes.Pre, Axes.All],
        []);

    public static void ColumnTerms<V, A>(ref A at)
        where V : struct, IWidth<V>
        where A : struct, IConnection<V> => at.SetColumn(4, at.Column(2) + at.Column(2));

    public static void Forward<V, A>(ref A at)
        where V : struct, IWidth<V>
        where A : struct, IConnection<V>
    {
        at.AddColumn(5, at.Row(0) * at.Matrix(1) * at.Matrix(3));
        at.AddSum(6, at.Matrix(1) * at.Column(2));
        at.SetMatrix(7, V.Of(0.5) * (at.Matrix(1) + at.Row(0) * at.Column(4)));
    }

    public static void Adjoint<V, A>(ref A at)
        where V : struct, IWidth<V>
        where A : struct, IConnection<V>
    {
        var (gColumn, gRow, gMatrix) = (at.Column(5), at.Row(6), V.Of(0.5) * at.Matrix(7));
        at.AddSum(8, gColumn * at.Matrix(1) * at.Matrix(3) + gMatrix * at.Column(4));
        at.SetMatrix(9, gColumn * at.Row(0) * at.Matrix(3) + gRow * at.Column(2) + gMatrix);
        at.AddColumn(10, gRow * at.Matrix(1));
        at.AddMatrix(11, gColumn * at.Row(0) * at.Matrix(1));
        at.AddColumn(12, gMatrix * at.Row(0));
    }

    public static void ColumnAdjoint<V, A>(ref A at)
        where V : struct, IWidth<V>
        where A : struct, IConnection<V> => at.AddColumn(10, at.Column(12) + at.Column(12));
}
