using System.Text;

namespace Backpropamine.Samples.Files;

/// <summary>Text files that are there complete or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes a file beside its place and moves it there when it is complete.</summary>
    /// <param name="path">The file; its folder is made if need be.</param>
    /// <param name="text">What it holds.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, string text)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var temporary = full + ".new";
        File.WriteAllText(temporary, text, new UTF8Encoding(false));
        File.Move(temporary, full, overwrite: true);
    }
}
