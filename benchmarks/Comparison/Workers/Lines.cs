using System.Text.Json;
using System.Text.Json.Serialization;

namespace Backpropamine.Benchmarks.Workers;

/// <summary>Orders and replies as lines of JSON.</summary>
internal static class Lines
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string line) => JsonSerializer.Deserialize<T>(line, Options)
        ?? throw new InvalidDataException("an empty line where an object was expected");
}
