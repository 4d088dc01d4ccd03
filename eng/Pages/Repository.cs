namespace Backpropamine.Pages;

/// <summary>Where the repository is.</summary>
internal static class Repository
{
    private const string Mark = "Backpropamine.Gen.sln";

    /// <summary>Its root, above the program.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Mark)))
                return folder.FullName;
        }

        throw new PageException($"there is no {Mark} above {AppContext.BaseDirectory}: run eng/pages in a clone of the repository");
    }
}
