using System.Globalization;
using System.Text.Json.Nodes;

namespace Backpropamine.Training;

/// <summary>Everything that decides what a training does: two with the same settings give the same numbers. A number is 0 where the task has no such thing.</summary>
public sealed record RunSettings
{
    /// <summary>The task's name.</summary>
    public required string Task { get; init; }

    /// <summary>The preset, which decides what the other settings do not say.</summary>
    public string Preset { get; init; } = "quick";

    /// <summary>Which network learns.</summary>
    public string Network { get; init; } = "simple";

    /// <summary>How big the task is: cues, patterns, or cells along the maze's side.</summary>
    public int Size { get; init; }

    /// <summary>Bits of a cue or pattern.</summary>
    public int Bits { get; init; }

    /// <summary>Steps T in an episode, or steps for which a thing is shown.</summary>
    public int Steps { get; init; }

    /// <summary>Neurons N of the recurrent layer.</summary>
    public int Hidden { get; init; }

    /// <summary>Lanes B.</summary>
    public int Lanes { get; init; } = 30;

    /// <summary>Where all random numbers come from.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The optimiser's step size.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Which code computes the network.</summary>
    public Execution Execution { get; init; }

    /// <summary>Where the network runs.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>The settings that only this task has.</summary>
    public OwnSettings Own { get; init; } = OwnSettings.None;

    /// <summary>Where the task's data lie; null for tasks that need none.</summary>
    public string? Data { get; init; }

    /// <summary>The settings as a checkpoint keeps them, named as the command line names them. Where things lie and run is no part of them.</summary>
    public JsonObject ToJson()
    {
        var json = Shared();
        foreach (var (name, value) in Own.All)
            json[name] = value;
        return json;
    }

    /// <summary>The settings that <see cref="ToJson"/> gave.</summary>
    /// <param name="json">What it gave.</param>
    /// <exception cref="FormatException">It did not give this.</exception>
    public static RunSettings FromJson(JsonObject json)
    {
        ArgumentNullException.ThrowIfNull(json);
        string Text(string name) => json[name]?.ToString() ?? throw new FormatException($"the setting {name} is missing");
        int Whole(string name) => int.Parse(Text(name), CultureInfo.InvariantCulture);
        var settings = new RunSettings
        {
            Task = Text("task"),
            Preset = Text("preset"),
            Network = Text("network"),
            Size = Whole("size"),
            Bits = Whole("bits"),
            Steps = Whole("steps"),
            Hidden = Whole("hidden"),
            Lanes = Whole("lanes"),
            Seed = long.Parse(Text("seed"), CultureInfo.InvariantCulture),
            LearningRate = double.Parse(Text("learning-rate"), CultureInfo.InvariantCulture),
            Execution = Enum.Parse<Execution>(Text("execution"), ignoreCase: true),
        };
        var shared = settings.Shared();
        return settings with { Own = new OwnSettings(json.Where(pair => !shared.ContainsKey(pair.Key)).Select(pair => (pair.Key, Text(pair.Key)))) };
    }

    private JsonObject Shared() => new()
    {
        ["task"] = Task,
        ["preset"] = Preset,
        ["network"] = Network,
        ["size"] = Size,
        ["bits"] = Bits,
        ["steps"] = Steps,
        ["hidden"] = Hidden,
        ["lanes"] = Lanes,
        ["seed"] = Seed,
        ["learning-rate"] = LearningRate.ToString("R", CultureInfo.InvariantCulture),
        ["execution"] = Execution.ToString().ToLowerInvariant(),
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

    /// <summary>A name for these settings, which says the seed and what differs from a preset: <c>maze-simple-seed1-hidden64</c>.</summary>
    /// <param name="standard">The preset's settings for this network.</param>
    /// <param name="usual">Whether the preset is the task's usual one, which is not named.</param>
    public string Describe(RunSettings standard, bool usual)
    {
        var parts = new List<string> { Task };
        if (!usual)
            parts.Add(Preset);
        parts.AddRange([Network, string.Create(CultureInfo.InvariantCulture, $"seed{Seed}")]);
        var others = (standard with { Seed = Seed }).ToJson();
        foreach (var (name, value) in ToJson())
            if (value!.ToString() != others[name]!.ToString())
                parts.Add($"{name}{value}");
        return string.Join('-', parts);
    }
}
