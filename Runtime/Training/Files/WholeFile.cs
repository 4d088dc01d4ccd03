using System.Text;

namespace Backpropamine.Training.Files;

/// <summary>Files that are there complete or not at all.</summary>
internal static class WholeFile
{
    private static int _count;

    /// <summary>Writes a text beside its place and moves it there when it is complete.</summary>
    /// <param name="path">The file; its folder is made if need be.</param>
    /// <param name="text">What it holds.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, string text) => Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        writer.Write(text);
    });

    /// <summary>Writes a file beside its place and moves it there when it is complete.</summary>
    /// <param name="path">The file; its folder is made if need be.</param>
    /// <param name="write">Writes what it holds.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        // Threads and processes that write the same file have a place each.
        var temporary = $"{full}.{Environment.ProcessId}-{Interlocked.Increment(ref _count)}.new";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
                write(stream);
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            Discard(temporary);
        }
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What made the write fail is reported; a left-over must not hide it.
        }
    }
}
