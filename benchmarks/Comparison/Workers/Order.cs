using System.Text.Json.Serialization;

namespace Backpropamine.Benchmarks.Workers;

/// <summary>What a contender's process is asked to do: one line of JSON.</summary>
/// <param name="Op">open, pass, peak or gradients.</param>
internal sealed record Order([property: JsonPropertyName("op")] string Op)
{
    /// <summary>The network.</summary>
    [JsonPropertyName("model")] public string? Model { get; init; }

    /// <summary>fused, reference, byhand, plain or best.</summary>
    [JsonPropertyName("form")] public string? Form { get; init; }

    /// <summary>Which of PyTorch's best forms.</summary>
    [JsonPropertyName("variant")] public string? Variant { get; init; }

    /// <summary>sequence or steps.</summary>
    [JsonPropertyName("calls")] public string? Calls { get; init; }

    /// <summary>float32 or float64.</summary>
    [JsonPropertyName("dtype")] public string? Dtype { get; init; }

    /// <summary>Torch's threads.</summary>
    [JsonPropertyName("threads")] public int? Threads { get; init; }

    /// <summary>The file with parameters, inputs and coefficients.</summary>
    [JsonPropertyName("data")] public string? Data { get; init; }

    /// <summary>The file with the emitted module.</summary>
    [JsonPropertyName("module")] public string? Module { get; init; }

    /// <summary>The emitted class.</summary>
    [JsonPropertyName("name")] public string? Name { get; init; }

    /// <summary>The arguments of its constructor.</summary>
    [JsonPropertyName("sizes")] public int[]? Sizes { get; init; }

    /// <summary>The outputs that the loss reads.</summary>
    [JsonPropertyName("reads")] public string[]? Reads { get; init; }

    /// <summary>Whether the loss is the squared distance of the last step from a pattern.</summary>
    [JsonPropertyName("last")] public bool? Last { get; init; }

    /// <summary>Whether a pass goes back too.</summary>
    [JsonPropertyName("backward")] public bool? Backward { get; init; }

    /// <summary>Where to write the gradients.</summary>
    [JsonPropertyName("path")] public string? Path { get; init; }

    /// <summary>An order that says who is meant, since one process may serve several.</summary>
    public static Order To(Entrant entrant, string op) => new(op) { Form = entrant.Form, Calls = entrant.Calls.ToString().ToLowerInvariant() };
}
