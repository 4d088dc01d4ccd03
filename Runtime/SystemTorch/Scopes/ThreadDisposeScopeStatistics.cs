namespace TorchSharp;

/// <summary>Counts the tensors that a thread makes.</summary>
public class ThreadDisposeScopeStatistics
{
    /// <summary>Tensors made while a dispose scope was open.</summary>
    public long CreatedInScopeCount { get; internal set; }

    /// <summary>Starts counting anew.</summary>
    public void Reset() => CreatedInScopeCount = 0;
}
