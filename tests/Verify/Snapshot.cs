using System.Reflection;
using System.Text;

namespace VerifyTests;

/// <summary>A received and a verified file, and the comparison of the two.</summary>
internal sealed class Snapshot
{
    private readonly string _directory;
    private readonly string _name;
    private readonly string _extension;
    private readonly bool _accepts;

    /// <summary>The snapshot of a test under these settings.</summary>
    public Snapshot(VerifySettings settings, string sourceFile, MethodInfo test, string extension)
    {
        string beside = Path.GetDirectoryName(sourceFile) is { Length: > 0 } found
            ? found
            : throw new ArgumentException($"'{sourceFile}' is no path to a source file.", nameof(sourceFile));
        _directory = settings.Directory is { } given ? Path.GetFullPath(Path.Combine(beside, given)) : beside;
        _name = SnapshotName.Of(settings, test);
        _extension = extension;
        _accepts = settings.Accepts;
    }

    private string Received => Path.Combine(_directory, $"{_name}.received.{_extension}");

    private string Verified => Path.Combine(_directory, $"{_name}.verified.{_extension}");

    /// <summary>Passes if the verified file holds this text; if not, writes the received file and throws.</summary>
    /// <exception cref="VerifyException">The file is missing or holds another text.</exception>
    public async Task<VerifyResult> CompareAsync(string text)
    {
        Directory.CreateDirectory(_directory);
        foreach (string stale in Directory.EnumerateFiles(_directory, $"{_name}.received.*").ToArray()) File.Delete(stale);

        string received = FixLines(text);
        string? verified = File.Exists(Verified) ? FixLines(await File.ReadAllTextAsync(Verified)) : null;
        string[] extra = [.. Directory.EnumerateFiles(_directory, $"{_name}.verified.*").Where(file => file != Verified)];
        if (extra.Length == 0 && verified is not null && (verified == received || verified == received + "\n")) return new(Verified);

        if (_accepts)
        {
            foreach (string file in extra) File.Delete(file);
            await WriteAsync(Verified, received);
            return new(Verified);
        }

        if (verified != received) await WriteAsync(Received, received);
        throw new VerifyException(Message(received, verified, extra));
    }

    private string Message(string received, string? verified, string[] extra)
    {
        var message = new StringBuilder($"Directory: {_directory}\n");
        message.Append(verified is null ? "New:\n" : verified == received ? "Equal:\n" : "NotEqual:\n");
        message.Append($"  - Received: {Path.GetFileName(Received)}\n    Verified: {Path.GetFileName(Verified)}\n");
        if (extra.Length > 0) message.Append("Delete:\n");
        foreach (string file in extra) message.Append($"  - {Path.GetFileName(file)}\n");
        if (verified == received) return message.ToString();
        message.Append($"\nFileContent:\n\nReceived: {Path.GetFileName(Received)}\n{received}\n");
        if (verified is not null) message.Append($"Verified: {Path.GetFileName(Verified)}\n{verified}\n");
        return message.ToString();
    }

    private static Task WriteAsync(string path, string text) => File.WriteAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

    private static string FixLines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
