using System.Numerics;

namespace Backpropamine.Kernels;

/// <summary>One operation of a program.</summary>
public abstract class StepOperation
{
    private protected StepOperation()
    {
    }

    /// <summary>The values that it gives.</summary>
    internal abstract int[] Results { get; }
}

/// <summary>x·W with one matrix for all lanes.</summary>
/// <param name="result">What it gives.</param>
/// <param name="vector">x.</param>
/// <param name="weight">W.</param>
/// <param name="isTransposed">Whether W has one row for each number of the result.</param>
public sealed class StepProduct(int result, int vector, int weight, bool isTransposed) : StepOperation
{
    private readonly int[] _results = [result];

    internal override int[] Results => _results;

    internal int Result => result;

    internal int Vector => vector;

    internal int Weight => weight;

    internal bool IsTransposed => isTransposed;
}

/// <summary>Several vectors in a row.</summary>
/// <param name="result">What it gives.</param>
/// <param name="parts">The vectors.</param>
public sealed class StepJoin(int result, params int[] parts) : StepOperation
{
    private readonly int[] _results = [result];

    internal override int[] Results => _results;

    internal int Result => result;

    internal int[] Parts => parts;
}

/// <summary>Equations of connections or of neurons.</summary>
/// <param name="model">The matrix of the state whose connections they are; −1 for neurons.</param>
/// <param name="reads">What they read.</param>
/// <param name="results">What they give.</param>
public abstract class StepKernel(int model, StepRead[] reads, int[] results) : StepOperation
{
    internal override int[] Results => results;

    internal int Model => model;

    internal StepRead[] Reads => reads;

    /// <summary>What the equations read and give.</summary>
    internal abstract SynapseLayout Layout { get; }

    /// <summary>The equations compiled at the present width, with optimisation wherever they are declared.</summary>
    internal abstract KernelCode<T> Code<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>Equations of connections or of neurons.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <param name="model">The matrix of the state whose connections they are; −1 for neurons.</param>
/// <param name="reads">What they read.</param>
/// <param name="results">What they give.</param>
public sealed class StepKernel<TKernel>(int model, StepRead[] reads, int[] results) : StepKernel(model, reads, results)
    where TKernel : struct, ISynapseKernel
{
    internal override SynapseLayout Layout => TKernel.Layout;

    internal override KernelCode<T> Code<T>() => KernelOptions.Bits switch
    {
        512 => KernelCode<T>.Of<TKernel, Wide512<T>>(),
        256 => KernelCode<T>.Of<TKernel, Wide256<T>>(),
        128 => KernelCode<T>.Of<TKernel, Wide128<T>>(),
        _ => KernelCode<T>.Of<TKernel, Single<T>>(),
    };
}
