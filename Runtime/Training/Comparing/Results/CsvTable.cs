using System.Text;
using Microsoft.VisualBasic.FileIO;

namespace Backpropamine.Training.Comparing.Results;

/// <summary>A CSV file that grows: rows are read at the start and appended one by one. A row that was cut off is dropped.</summary>
internal sealed class CsvTable : IDisposable
{
    private readonly FileStream _file;

    /// <summary>Opens the file, or makes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">Its columns.</param>
    /// <exception cref="UsageException">It cannot be written, or has other columns.</exception>
    public CsvTable(string path, IReadOnlyList<string> header)
    {
        try
        {
            _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written ({e.Message}): choose another file");
        }
        Rows = Read(path, header);
    }

    /// <summary>The rows that were there at the start.</summary>
    public IReadOnlyList<string[]> Rows { get; }

    /// <summary>Appends rows, all or none.</summary>
    public void Append(params IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(Quoted)).Append('\n');
        _file.Write(Encoding.UTF8.GetBytes(text.ToString()));
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();

    private string[][] Read(string path, IReadOnlyList<string> header)
    {
        var bytes = new byte[_file.Length];
        _file.ReadExactly(bytes);
        var whole = Array.LastIndexOf(bytes, (byte)'\n') + 1;
        var rows = Parse(Encoding.UTF8.GetString(bytes, 0, whole));
        if (rows.Length > 0 && !rows[0].SequenceEqual(header) || rows.Length == 0 && bytes.Length > 0)
        {
            _file.Dispose();
            throw new UsageException($"{path} is no file of results: its first line is not {string.Join(',', header)}; choose another file");
        }
        _file.SetLength(whole);
        _file.Seek(0, SeekOrigin.End);
        if (rows.Length == 0)
            Append(header);
        return [.. rows.Skip(1).Where(row => row.Length == header.Count)];
    }

    private static string[][] Parse(string text)
    {
        using var parser = new TextFieldParser(new StringReader(text)) { TextFieldType = FieldType.Delimited, Delimiters = [","], TrimWhiteSpace = false };
        var rows = new List<string[]>();
        while (parser.ReadFields() is { } fields)
            rows.Add(fields);
        return [.. rows];
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
