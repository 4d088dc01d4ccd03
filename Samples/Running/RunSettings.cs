using System.Globalization;
using System.Text.Json.Nodes;

namespace Backpropamine.Samples.Running;

/// <summary>Everything that decides what a training does: two with the same settings give the same numbers.</summary>
public sealed record RunSettings
{
    /// <summary>The task's name.</summary>
    public required string Task { get; init; }

    /// <summary>Which network learns.</summary>
    public AgentKind Modulation { get; init; } = AgentKind.Simple;

    /// <summary>How big the task is: cues, or cells along the maze's side.</summary>
    public required int Size { get; init; }

    /// <summary>Bits of a cue; 0 in other tasks.</summary>
    public int Bits { get; init; }

    /// <summary>Steps T in an episode.</summary>
    public required int Steps { get; init; }

    /// <summary>Neurons N of the recurrent layer.</summary>
    public required int Hidden { get; init; }

    /// <summary>Lanes B.</summary>
    public int Lanes { get; init; } = 30;

    /// <summary>Where all random numbers come from.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Adam's step size.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Where the network runs.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>The settings as a checkpoint keeps them, named as the command line names them.</summary>
    public JsonObject ToJson() => new()
    {
        ["task"] = Task,
        ["modulation"] = Modulation.ToString().ToLowerInvariant(),
        ["size"] = Size,
        ["bits"] = Bits,
        ["steps"] = Steps,
        ["hidden"] = Hidden,
        ["lanes"] = Lanes,
        ["seed"] = Seed,
        ["learning-rate"] = LearningRate.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>How kept settings differ from these, in the words of the command line; null if they do not.</summary>
    /// <param name="kept">What <see cref="ToJson"/> gave.</param>
    public string? Difference(JsonObject kept)
    {
        foreach (var (name, value) in ToJson())
            if (kept[name]?.ToString() is var other && other != value!.ToString())
                return $"--{name} {other ?? "(unknown)"}, not {value}";
        return null;
    }
}
