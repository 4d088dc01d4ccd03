namespace Backpropamine.Outside;

/// <summary>The repository that these tests are of.</summary>
internal static class Repository
{
    private const string Mark = "Backpropamine.Gen.sln";

    /// <summary>Its folder, above the tests.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file or folder of it.</summary>
    public static string At(params ReadOnlySpan<string> names) => Path.Combine([Root, .. names]);

    /// <summary>Copies the files that it consists of, as they are now, to an empty folder: what a fresh clone would have if all was committed.</summary>
    public static void CopyTo(string folder)
    {
        var files = Tool.Run("git", ["-C", Root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]).Succeeded().Output;
        foreach (var file in files.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!File.Exists(At(file))) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.Copy(At(file), Path.Combine(folder, file));
        }
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Mark))) return folder.FullName;
        }

        throw new InvalidOperationException($"there is no {Mark} above {AppContext.BaseDirectory}");
    }
}
