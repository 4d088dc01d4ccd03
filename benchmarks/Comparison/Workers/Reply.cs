using System.Text.Json.Serialization;

namespace Backpropamine.Benchmarks.Workers;

/// <summary>What a contender's process answers: one line of JSON.</summary>
internal sealed record Reply
{
    /// <summary>What a peer runs on.</summary>
    [JsonPropertyName("version")] public string? Version { get; init; }

    /// <summary>What a pass took.</summary>
    [JsonPropertyName("ms")] public double Milliseconds { get; init; }

    /// <summary>The loss.</summary>
    [JsonPropertyName("loss")] public double Loss { get; init; }

    /// <summary>The process's peak of resident memory so far.</summary>
    [JsonPropertyName("bytes")] public long Bytes { get; init; }

    /// <summary>What went wrong.</summary>
    [JsonPropertyName("error")] public string? Error { get; init; }
}
