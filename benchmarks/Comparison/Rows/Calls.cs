namespace Backpropamine.Benchmarks.Rows;

/// <summary>How a network is run.</summary>
public enum Calls
{
    /// <summary>The whole sequence in one call.</summary>
    Sequence,

    /// <summary>The whole sequence in one call; its outputs are taken apart and stacked again, as a program does that calls step by step.</summary>
    SequenceReadByStep,

    /// <summary>A call for each step.</summary>
    Steps,
}
