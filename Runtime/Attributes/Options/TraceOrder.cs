namespace Backpropamine;

/// <summary>Whether Hebb reads the eligibility trace before or after this step's coincidence enters it.</summary>
public enum TraceOrder
{
    /// <summary>Hebb reads E(t), then E(t+1) is made: the paper's order.</summary>
    CommitThenTrace,

    /// <summary>E(t+1) is made, then Hebb reads it.</summary>
    TraceThenCommit,
}
