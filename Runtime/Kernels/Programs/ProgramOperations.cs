using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>The operations of a program with the sizes of one sequence.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed class ProgramOperations<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public ProgramOperations(ProgramCall call)
    {
        (Starts, Steps) = (Bind(call.Program.Starts, call), Bind(call.Program.Steps, call));
        foreach (var bound in Starts.Concat(Steps).Select(one => one.Bound).OfType<BoundKernel<T>>())
        {
            MostAddresses = Math.Max(MostAddresses, bound.Layout.AdjointValues);
            MostTerms = Math.Max(MostTerms, bound.Terms.Sum());
            MostColumns = Math.Max(MostColumns, bound.Columns);
        }
    }

    /// <summary>What makes sums of a state that no step has made.</summary>
    public (StepOperation Operation, BoundKernel<T>? Bound)[] Starts { get; }

    /// <summary>One step.</summary>
    public (StepOperation Operation, BoundKernel<T>? Bound)[] Steps { get; }

    public int MostAddresses { get; } = 1;

    public int MostTerms { get; }

    public int MostColumns { get; }

    private static (StepOperation, BoundKernel<T>?)[] Bind(StepOperation[] operations, ProgramCall call) =>
        Array.ConvertAll(operations, operation => (operation, operation is StepKernel kernel ? new BoundKernel<T>(kernel, call) : null));
}
