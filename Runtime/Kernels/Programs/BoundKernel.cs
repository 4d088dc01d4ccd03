using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>A kernel of a program with the sizes of one sequence: where its layout's values are among the program's.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal sealed unsafe class BoundKernel<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public BoundKernel(StepKernel kernel, ProgramCall call)
    {
        (Kernel, Layout, Code) = (kernel, kernel.Layout, kernel.Code<T>());
        var size = kernel.Model < 0 ? ProgramCall.SizeOf(kernel) : -1;
        (Rows, Columns) = kernel.Model >= 0 ? (call.Rows(kernel.Model), call.Padded(kernel.Model))
            : (1, size < 0 ? call.Width : call.Padded(kernel.Reads[size]));
        Offsets = Array.ConvertAll(kernel.Reads, read => read.Value < 0 ? 0 : (nint)call.Offset(read) * sizeof(T));
        Terms = Array.ConvertAll(Layout.Terms, axis => axis switch { Axes.Pre => call.Whole(Rows), Axes.Post => Columns, _ => call.Width });
        MakesMatrices = Array.IndexOf(Layout.Results, Axes.All) >= 0;
        Unread = [.. kernel.Results.Where(result => call.IsMatrix(result) && call.Program.Carried.Any(one => one.Next == result && !kernel.Reads.Any(read => read.Value == one.Before)))];
        IsSkipped = call.IsGiven && call.Program.Modulation.Contains(kernel.Results[0]);
    }

    public StepKernel Kernel { get; }

    public SynapseLayout Layout { get; }

    public KernelCode<T> Code { get; }

    public int Rows { get; }

    /// <summary>Columns, padded.</summary>
    public int Columns { get; }

    /// <summary>Where in a value each read begins, in bytes.</summary>
    public nint[] Offsets { get; }

    /// <summary>The numbers of each term.</summary>
    public int[] Terms { get; }

    /// <summary>Whether its results are matrices of lanes, which the backward pass makes again.</summary>
    public bool MakesMatrices { get; }

    /// <summary>Matrices of the state after a step that are not made of those before it: their gradients end here.</summary>
    public int[] Unread { get; }

    /// <summary>Whether the caller gives what it would make.</summary>
    public bool IsSkipped { get; }
}
