namespace Backpropamine.Training;

/// <summary>Where a run's files go.</summary>
internal static class OutputFolder
{
    /// <summary>The folder, made if need be and seen to be writable before anything is computed.</summary>
    /// <param name="wanted">What the user asked for; null for a folder in that of the program.</param>
    /// <param name="artifacts">The folder of the program.</param>
    /// <param name="name">The name of the folder there.</param>
    /// <exception cref="UsageException">Nothing can be written there.</exception>
    public static string Prepare(string? wanted, string artifacts, string name)
    {
        var folder = wanted ?? Path.Combine(artifacts, name);
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".{Environment.ProcessId}.probe");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UsageException($"--out {folder}: nothing can be written there ({e.Message}); choose another folder");
        }
        return folder;
    }
}
