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

    public static void ColumnTerms<V, P>(ref P at)
        where V : struct, IWidth<V>
        where P : struct, IPlace<V>
    {
        while (at.Next()) at.Store(at.Neurons(4), at.Load(at.Neurons(2)) + at.Load(at.Neurons(2)));
    }

    public static void Forward<V, P>(ref P at)
        where V : struct, IWidth<V>
        where P : struct, IPlace<V>
    {
        while (at.NextRow())
        {
            var sum = V.Of(0);
            while (at.Next())
            {
                var (row, matrix, column, gain) = (at.Row(0), at.Load(at.Connections(1)), at.Load(at.Neurons(2)), at.Load(at.Connections(3)));
                at.Store(at.Neurons(5), at.Load(at.Neurons(5)) + row * matrix * gain);
                sum += matrix * column;
                at.Store(at.Connections(7), V.Of(0.5) * (matrix + row * at.Load(at.Neurons(4))));
            }

            at.AddToRow(6, sum);
        }
    }

    public static void Adjoint<V, P>(ref P at)
        where V : struct, IWidth<V>
        where P : struct, IPlace<V>
    {
        while (at.NextRow())
        {
            var sum = V.Of(0);
            while (at.Next())
            {
                var (row, matrix, column, gain) = (at.Row(0), at.Load(at.Connections(1)), at.Load(at.Neurons(2)), at.Load(at.Connections(3)));
                var (gColumn, gRow, gMatrix) = (at.Load(at.Neurons(5)), at.Row(6), V.Of(0.5) * at.Load(at.Connections(7)));
                sum += gColumn * matrix * gain + gMatrix * at.Load(at.Neurons(4));
                at.Store(at.Connections(9), gColumn * row * gain + gRow * column + gMatrix);
                at.Store(at.Neurons(10), at.Load(at.Neurons(10)) + gRow * matrix);
                at.Store(at.Connections(11), at.Load(at.Connections(11)) + gColumn * row * matrix);
                at.Store(at.Neurons(12), at.Load(at.Neurons(12)) + gMatrix * row);
            }

            at.AddToRow(8, sum);
        }
    }

    public static void ColumnAdjoint<V, P>(ref P at)
        where V : struct, IWidth<V>
        where P : struct, IPlace<V>
    {
        while (at.Next()) at.Store(at.Neurons(10), at.Load(at.Neurons(10)) + at.Load(at.Neurons(12)) + at.Load(at.Neurons(12)));
    }
}
