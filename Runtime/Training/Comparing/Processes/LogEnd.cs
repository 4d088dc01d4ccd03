namespace Backpropamine.Training.Comparing.Processes;

/// <summary>The end of a run's log.</summary>
internal static class LogEnd
{
    private const int Lines = 10;

    /// <summary>The last lines that say something.</summary>
    /// <param name="log">The file.</param>
    public static string Of(string log) => File.Exists(log)
        ? string.Join('\n', File.ReadLines(log).Where(line => !string.IsNullOrWhiteSpace(line)).TakeLast(Lines))
        : "";
}
