namespace Backpropamine;

/// <summary>Writes a file beside its place and moves it there when it is complete, so that an old file is never lost.</summary>
internal static class AtomicFile
{
    private static int _count;

    public static void Write(string path, Action<Stream> write)
    {
        var full = Path.GetFullPath(path);
        // Threads and processes that write the same file have a place each.
        var temporary = $"{full}.{Environment.ProcessId}-{Interlocked.Increment(ref _count)}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, full, overwrite: true);
        }
        // .NET calls a file that may not grow any more (ulimit -f) an argument out of range.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value" })
        {
            throw new CheckpointException(path, $"it cannot be written ({e.Message})", "choose a folder with space where you may write");
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
