using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Backpropamine.Training.Files;

/// <summary>JSON that people read, too.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object as indented text with a line's end.</summary>
    /// <param name="json">The object.</param>
    public static string Of(JsonObject json) => json.ToJsonString(Readable) + "\n";
}
