namespace Backpropamine.Outside;

/// <summary>The folder in which NuGet keeps packages.</summary>
internal static class PackageCache
{
    private static string Path =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } folder
            ? folder
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>Copies it as links to the same files, which cost neither time nor disk, where both are on one disk.</summary>
    /// <param name="folder">The copy, which does not exist yet.</param>
    public static void CopyTo(string folder)
    {
        string[] copy = ["-R", Path, folder];
        if (Tool.Run("cp", ["-l", .. copy]).ExitCode != 0) Tool.Run("cp", ["-f", .. copy]).Succeeded();
    }
}
