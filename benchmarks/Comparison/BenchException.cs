namespace Backpropamine.Benchmarks;

/// <summary>Why there is no table, in one line.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="code">The exit code.</param>
public sealed class BenchException(string message, int code = BenchException.Failed) : Exception(message)
{
    /// <summary>The exit code of a comparison that does not count or could not be made.</summary>
    public const int Failed = 1;

    /// <summary>The exit code of a wrong command line.</summary>
    public const int Misused = 2;

    /// <summary>The exit code.</summary>
    public int Code { get; } = code;
}
