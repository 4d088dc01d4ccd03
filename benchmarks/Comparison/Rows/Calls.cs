namespace Backpropamine.Benchmarks.Rows;

/// <summary>How a network is run.</summary>
public enum Calls
{
    /// <summary>The whole sequence in one call.</summary>
    Sequence,

    /// <summary>A call for each step.</summary>
    Steps,
}
