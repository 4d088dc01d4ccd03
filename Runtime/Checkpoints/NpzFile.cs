using System.IO.Compression;
using ICSharpCode.SharpZipLib;
using ICSharpCode.SharpZipLib.Zip;

namespace Backpropamine;

/// <summary>Reads and writes <c>.npz</c> files, numpy's archives of named arrays.</summary>
public static class NpzFile
{
    private const string Extension = ".npy";

    // The archive's bytes depend on the arrays alone.
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes an archive. A file of that name stays as it is until the new one is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="arrays">The arrays by name, in the order in which they are stored.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, IEnumerable<KeyValuePair<string, NpyArray>> arrays) =>
        WriteEntries(path, arrays.Select(array => (array.Key + Extension, NpyFormat.Write(array.Value))));

    /// <summary>Reads every array of an archive.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file is missing, damaged or no archive of arrays.</exception>
    public static IReadOnlyDictionary<string, NpyArray> Read(string path)
    {
        var arrays = new Dictionary<string, NpyArray>();
        foreach (var (name, bytes) in ReadEntries(path))
            if (name.EndsWith(Extension, StringComparison.Ordinal))
                arrays.Add(name[..^Extension.Length], ReadArray(path, name, bytes));
        return arrays;
    }

    internal static NpyArray ReadArray(string path, string name, byte[] bytes)
    {
        try
        {
            return NpyFormat.Read(bytes);
        }
        catch (InvalidDataException e)
        {
            throw new CheckpointException(path, $"its entry '{name}' {e.Message}", "use another copy of the file");
        }
    }

    internal static void WriteEntries(string path, IEnumerable<(string Name, byte[] Bytes)> entries) =>
        AtomicFile.Write(path, stream =>
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            foreach (var (name, bytes) in entries)
            {
                var entry = archive.CreateEntry(name, CompressionLevel.Fastest);
                entry.LastWriteTime = Epoch;
                using var body = entry.Open();
                body.Write(bytes);
            }
        });

    internal static Dictionary<string, byte[]> ReadEntries(string path)
    {
        if (!File.Exists(path))
            throw new CheckpointException(path, "there is no such file", "check the path");
        try
        {
            using var file = File.OpenRead(path);
            var entries = Unpack(file);
            return Listed(file).SetEquals(entries.Keys) ? entries : throw new InvalidDataException();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException or IndexOutOfRangeException or SharpZipBaseException)
        {
            throw new CheckpointException(path, "it is damaged or no .npz archive", "use another copy of the file");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException(path, $"it cannot be read ({e.Message})", "check the file's permissions");
        }
    }

    /// <summary>Reads entry after entry from the file's start, and checks the size and the CRC-32 of each, which <see cref="ZipArchive"/> does not.</summary>
    private static Dictionary<string, byte[]> Unpack(Stream file)
    {
        var entries = new Dictionary<string, byte[]>();
        using var archive = new ZipInputStream(file) { IsStreamOwner = false };
        while (archive.GetNextEntry() is { } entry)
        {
            using var copy = new MemoryStream();
            archive.CopyTo(copy);
            entries.Add(entry.Name, copy.ToArray());
        }
        return entries;
    }

    /// <summary>The names in the directory at the file's end. Damage to a name shows, since every name stands in the file twice.</summary>
    private static HashSet<string> Listed(Stream file)
    {
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }
}
