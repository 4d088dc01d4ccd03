namespace Backpropamine;

/// <summary>A file of arrays cannot be read, written or used; the message names the file, what is wrong and what to do.</summary>
/// <param name="path">The file.</param>
/// <param name="problem">What is wrong.</param>
/// <param name="remedy">What to do.</param>
public sealed class CheckpointException(string path, string problem, string remedy)
    : IOException($"{path}: {problem}; {remedy}")
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;
}
