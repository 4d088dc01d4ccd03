namespace Backpropamine.Kernels;

/// <summary>
/// A network's recurrence as kernels run it: what one step computes of a lane, operation by operation. Made by generated code; values are called by their
/// places in <see cref="Values"/>, where inputs come first and what all lanes share second.
/// </summary>
public sealed class StepProgram
{
    /// <summary>The values.</summary>
    public required StepValue[] Values { get; init; }

    /// <summary>How many of them are inputs, given for every step.</summary>
    public required int Inputs { get; init; }

    /// <summary>How many are the same for all lanes and steps.</summary>
    public required int Shared { get; init; }

    /// <summary>The parts of the state that a step reads or changes.</summary>
    public required StepCarry[] Carried { get; init; }

    /// <summary>Sums over connections that a step makes for the next one.</summary>
    public StepAhead[] Ahead { get; init; } = [];

    /// <summary>What makes these of a state that no step has made.</summary>
    public StepOperation[] Starts { get; init; } = [];

    /// <summary>One step.</summary>
    public required StepOperation[] Steps { get; init; }

    /// <summary>The values that are given back for every step.</summary>
    public required int[] Outputs { get; init; }

    /// <summary>The values of M, which the caller may give.</summary>
    public int[] Modulation { get; init; } = [];
}
