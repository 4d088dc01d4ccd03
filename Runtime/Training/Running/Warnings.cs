namespace Backpropamine.Training;

/// <summary>What goes wrong without stopping a run: each thing is said once, and the run ends with a non-zero code.</summary>
/// <param name="error">Where to say it.</param>
public sealed class Warnings(TextWriter error)
{
    private readonly Lock _lock = new();
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    /// <summary>Whether there was anything.</summary>
    public bool Any { get; private set; }

    /// <summary>Says that something went wrong, unless that has been said.</summary>
    /// <param name="what">What cannot be done, the same words each time.</param>
    /// <param name="reason">Why not.</param>
    public void Add(string what, string reason)
    {
        lock (_lock)
        {
            Any = true;
            if (!_said.Add(what))
                return;
            try
            {
                error.WriteLine($"warning: {what} ({reason.ReplaceLineEndings(" ")}); the run goes on, and will end with a non-zero exit code");
                error.Flush();
            }
            catch (IOException)
            {
                // Nobody can be told; the exit code says it.
            }
        }
    }

    /// <summary>Writes a file, or warns that it cannot be written.</summary>
    /// <param name="file">The file.</param>
    /// <param name="write">Writes it.</param>
    /// <returns>Whether it was written.</returns>
    public bool Try(string file, Action write)
    {
        ArgumentNullException.ThrowIfNull(write);
        try
        {
            write();
            return true;
        }
        // .NET calls a file that may not grow any more (ulimit -f) an argument out of range.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" })
        {
            Add($"{file} cannot be written", e.Message);
        }
        return false;
    }
}
