using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>Equations of connections or neurons, compiled at one width: they run over one lane.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal abstract unsafe class KernelCode<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The results of a lane.</summary>
    /// <param name="values">The address of every value of the layout.</param>
    /// <param name="rows">Presynaptic neurons.</param>
    /// <param name="columns">Postsynaptic neurons, padded to whole vectors.</param>
    public abstract void Forward(nint* values, int rows, int columns);

    /// <summary>The matrices of a lane, without the other results.</summary>
    /// <param name="values">The address of every value of the layout.</param>
    /// <param name="rows">Presynaptic neurons.</param>
    /// <param name="columns">Postsynaptic neurons, padded to whole vectors.</param>
    public abstract void Matrices(nint* values, int rows, int columns);

    /// <summary>From the gradients of the results to those of what is read.</summary>
    /// <param name="values">The address of every value of the layout and of its adjoint.</param>
    /// <param name="rows">Presynaptic neurons.</param>
    /// <param name="columns">Postsynaptic neurons, padded to whole vectors.</param>
    public abstract void Adjoint(nint* values, int rows, int columns);

    /// <summary>The code of a kernel, from the copy of its assembly that may be optimised.</summary>
    public static KernelCode<T> Of<TKernel, V>()
        where TKernel : struct, ISynapseKernel
        where V : struct, IWidth<V, T> => Known<TKernel, V>.Code;

    private static class Known<TKernel, V>
        where TKernel : struct, ISynapseKernel
        where V : struct, IWidth<V, T>
    {
        public static readonly KernelCode<T> Code = OptimisedAssembly.Of(typeof(TKernel)) is { } kernel && kernel != typeof(TKernel)
            ? (KernelCode<T>)Activator.CreateInstance(typeof(KernelCode<,,>).MakeGenericType(kernel, typeof(V), typeof(T)))!
            : new KernelCode<TKernel, V, T>();
    }
}

/// <summary>Equations at one width.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <typeparam name="V">The width.</typeparam>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class KernelCode<TKernel, V, T> : KernelCode<T>
    where TKernel : struct, ISynapseKernel
    where V : struct, IWidth<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SweepPass _matrices = Array.TrueForAll(TKernel.Layout.Results, axes => axes == Axes.All) ? SweepPass.Forward : SweepPass.Matrices;
    private readonly bool _hasLanes = Array.IndexOf(TKernel.Layout.Terms, Axes.None) >= 0;
    private readonly bool _hasRows = Array.IndexOf(TKernel.Layout.Terms, Axes.Pre) >= 0;
    private readonly bool _hasColumns = Array.IndexOf(TKernel.Layout.Terms, Axes.Post) >= 0;

    public override void Forward(nint* values, int rows, int columns)
    {
        Terms(values, rows, columns);
        Run(SweepPass.Forward, values, rows, columns, columns);
    }

    public override void Matrices(nint* values, int rows, int columns)
    {
        Terms(values, rows, columns);
        Run(_matrices, values, rows, columns, columns);
    }

    public override void Adjoint(nint* values, int rows, int columns)
    {
        Terms(values, rows, columns);
        Run(SweepPass.Adjoint, values, rows, columns, columns);
        if (_hasColumns) Run(SweepPass.ColumnAdjoint, values, rows, columns, columns);
        if (_hasRows) Run(SweepPass.RowAdjoint, values, rows, columns, Whole(rows));
        if (_hasLanes) Lane(SweepPass.LaneAdjoint, values, rows, columns);
    }

    private void Terms(nint* values, int rows, int columns)
    {
        if (_hasLanes) Lane(SweepPass.LaneTerms, values, rows, columns);
        if (_hasRows) Run(SweepPass.RowTerms, values, rows, columns, Whole(rows));
        if (_hasColumns) Run(SweepPass.ColumnTerms, values, rows, columns, columns);
    }

    private static void Run(SweepPass pass, nint* values, int rows, int columns, int to) =>
        SynapseSweep<TKernel, V, T>.Run(pass, new Place<V, T>(values, rows, columns, 0, to));

    private static void Lane(SweepPass pass, nint* values, int rows, int columns) =>
        SynapseSweep<TKernel, Single<T>, T>.Run(pass, new Place<Single<T>, T>(values, rows, columns, 0, 1));

    private static int Whole(int numbers) => (numbers + V.Count - 1) / V.Count * V.Count;
}
