using System.Text;

namespace Backpropamine.RulesPage;

/// <summary>Files of the documentation that are made, not written.</summary>
internal static class PageFiles
{
    /// <summary>Writes those that differ, deletes pictures that no rule has any more, and returns the paths of both.</summary>
    /// <param name="root">The repository.</param>
    /// <param name="files">Texts by their paths in the repository.</param>
    public static List<string> Write(string root, IReadOnlyDictionary<string, string> files)
    {
        List<string> changed = [];
        Directory.CreateDirectory(Path.Combine(root, Page.Pictures));
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
        Directory.EnumerateFiles(Path.Combine(root, Page.Pictures), "*.svg")
            .Select(path => $"{Page.Pictures}/{Path.GetFileName(path)}")
            .Where(path => !files.ContainsKey(path));
}
