using System.Text;
using Backpropamine.Pages.Cells;
using Backpropamine.Pages.Rules;

namespace Backpropamine.Pages;

/// <summary>Files of the documentation that are made, not written.</summary>
internal static class PageFiles
{
    /// <summary>The folder of the pages.</summary>
    public const string Folder = "docs";

    /// <summary>The folder of their pictures.</summary>
    public const string Pictures = "docs/pictures";

    /// <summary>The pages and their pictures, by their paths in the repository.</summary>
    /// <param name="root">The repository.</param>
    public static IReadOnlyDictionary<string, string> Make(string root)
    {
        var files = new Dictionary<string, string>();
        RulesPage.Add(root, files);
        CellsPage.Add(root, files);
        return files;
    }

    /// <summary>Writes those that differ, deletes pictures that no page has any more, and returns the paths of both.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="files">Texts by their paths in the repository.</param>
    public static List<string> Write(string root, IReadOnlyDictionary<string, string> files)
    {
        List<string> changed = [];
        Directory.CreateDirectory(Path.Combine(root, Pictures));
        foreach (var (path, text) in files)
        {
            var full = Path.Combine(root, path);
            if (File.Exists(full) && File.ReadAllText(full) == text)
                continue;
            File.WriteAllText(full, text, new UTF8Encoding(false));
            changed.Add(path);
        }

        foreach (var left in LeftOver(root, files))
        {
            File.Delete(Path.Combine(root, left));
            changed.Add(left);
        }

        return changed;
    }

    /// <summary>Pictures in the folder that are not among the files.</summary>
    public static IEnumerable<string> LeftOver(string root, IReadOnlyDictionary<string, string> files) =>
        Directory.EnumerateFiles(Path.Combine(root, Pictures), "*.svg")
            .Select(path => $"{Pictures}/{Path.GetFileName(path)}")
            .Where(path => !files.ContainsKey(path));
}
