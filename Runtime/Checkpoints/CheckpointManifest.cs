using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Backpropamine;

/// <summary>The list of a checkpoint's entries with their SHA-256.</summary>
internal static class CheckpointManifest
{
    public const string Name = "manifest.json";
    public const string MetadataName = "metadata.json";
    private const string Format = "backpropamine-checkpoint-1";

    public static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n" };

    public static byte[] Write(IEnumerable<(string Name, byte[] Bytes)> entries) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Content(Format, new(entries.ToDictionary(entry => entry.Name, entry => Hash(entry.Bytes)))),
            Json);

    public static void Verify(string path, IReadOnlyDictionary<string, byte[]> entries)
    {
        if (!entries.TryGetValue(Name, out var bytes))
            throw new CheckpointException(path, "it is no checkpoint of this program (no manifest)", "choose a checkpoint that a run has written");
        var content = Parse(bytes) ?? throw Damaged(path, "its manifest cannot be read");
        if (content.Format != Format)
            throw new CheckpointException(path, $"it has the format '{content.Format}', this version reads '{Format}'", "use the version that wrote it");
        foreach (var (name, hash) in content.Sha256)
        {
            if (!entries.TryGetValue(name, out var entry))
                throw Damaged(path, $"its entry '{name}' is missing");
            if (Hash(entry) != hash)
                throw Damaged(path, $"its entry '{name}' does not match the manifest");
        }
        foreach (var name in entries.Keys)
            if (name != Name && !content.Sha256.ContainsKey(name))
                throw Damaged(path, $"its entry '{name}' is not in the manifest");
        if (!entries.ContainsKey(MetadataName))
            throw Damaged(path, "it has no metadata");
    }

    public static JsonObject ReadMetadata(string path, IReadOnlyDictionary<string, byte[]> entries)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonObject>(entries[MetadataName]) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw Damaged(path, "its metadata cannot be read");
        }
    }

    private static Content? Parse(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(bytes) is { Format: not null, Sha256: not null } content ? content : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static CheckpointException Damaged(string path, string problem) =>
        new(path, $"it is damaged ({problem})", "use another copy of the file");

    private sealed record Content(string Format, SortedDictionary<string, string> Sha256);
}
