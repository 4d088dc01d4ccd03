namespace Backpropamine;

/// <summary>Ranks cannot work together. All ranks get this exception, with the same words; the message says what to do.</summary>
/// <param name="message">What is wrong, one line.</param>
/// <param name="rank">The rank that got it: where it is 0, the message is the one to show.</param>
/// <param name="cause">What went wrong on this rank; null if it was on another one.</param>
public sealed class RanksException(string message, int rank, Exception? cause = null) : InvalidOperationException(message, cause)
{
    /// <summary>The rank that got it. One rank shows the message for all: rank 0.</summary>
    public int Rank { get; } = rank;
}
