using Backpropamine.Samples.Running;

namespace Backpropamine.Samples.CommandLine;

/// <summary>Where a run's files go.</summary>
internal static class OutputFolder
{
    private const string RepositoryMark = "Backpropamine.Gen.sln";

    /// <summary>The folder, made if need be and seen to be writable before anything is computed.</summary>
    /// <param name="wanted">What the user asked for; null for a folder in the repository's artifacts.</param>
    /// <param name="name">The name of the folder there.</param>
    /// <exception cref="UsageException">Nothing can be written there.</exception>
    public static string Prepare(string? wanted, string name = "runs")
    {
        var folder = wanted ?? Path.Combine(Repository() ?? ".", "artifacts", name);
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

    private static string? Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, RepositoryMark)))
                return folder.FullName;
        return null;
    }
}
