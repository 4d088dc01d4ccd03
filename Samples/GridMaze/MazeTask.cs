using System.Globalization;
using Backpropamine.Samples.Agents;
using Backpropamine.Training;
using Backpropamine.Training.Reporting;

namespace Backpropamine.Samples.GridMaze;

/// <summary>The grid maze on the command line.</summary>
public sealed class MazeTask : ActorCriticTask
{
    private const int JudgedIterations = 100;
    private const double Reward = 40;
    private const string Quick = "quick";
    private const string SimpleMaze = "simplemaze";
    private const string Early = "paper1";

    /// <inheritdoc/>
    public override string Name => "maze";

    /// <inheritdoc/>
    public override string Title => "Grid maze";

    /// <inheritdoc/>
    public override string Summary =>
        "An invisible reward lies in a random cell, the same for one episode. Who finds it earns 10 and is put somewhere else: it pays to remember the way.";

    /// <inheritdoc/>
    public override string ScoreName => "reward per episode";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets { get; } =
    [
        new(Quick, "the task of Miconi et al. 2019 scaled down", new() { Task = "maze", Size = 7, Steps = 50, Hidden = 32, LearningRate = 2e-3 }, 1500),
        new("paper", "Miconi et al. 2019 as the paper says: 9 × 9 cells within the border", Published("paper") with { Size = 11 }, 200_000),
        new("code", "as their code has it: 11 × 11 cells within the border, Adam with another epsilon, 101 iterations without learning", Published("code") with { Size = 13 }, 200_000),
        new(SimpleMaze, "their simplified code: fan-out, Hebb up to ±2", Published(SimpleMaze) with { Size = 11, Network = "fan-out" }, 1_000_000),
        new(Early, "Miconi et al. 2018: Oja's rule, walls cost 0.1, one lane", Published(Early) with { Size = 11, Steps = 250, Hidden = 200, Lanes = 1, Network = "oja" }, 1_000_000),
        new("large", "Rodriguez et al. 2022: 11 × 11 cells, 512 lanes", Published("large") with { Size = 13, Hidden = 73, Lanes = 512 }, 50_000),
    ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Meanings { get; } = new Dictionary<string, string>
    {
        ["size"] = "cells along one side, border included, odd",
        ["steps"] = "steps in an episode",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<NetworkChoice> Networks => [.. OwnNetworks, .. AgentVariants.Of(this, OwnNetworks, actions: 4)];

    private IReadOnlyList<NetworkChoice> OwnNetworks =>
    [
        Agent("simple", "simple neuromodulation", 1, (senses, hidden, device) => new MazeSimple(senses, hidden, device: device)),
        Agent("retroactive", "retroactive neuromodulation", 2, (senses, hidden, device) => new MazeRetroactive(senses, hidden, device: device)),
        Agent("fan-out", "simple neuromodulation with fan-out", 1, (senses, hidden, device) => new MazeFanOut(senses, hidden, device: device)),
        Agent("oja", "plastic by Oja's rule, not modulated", 1, (senses, hidden, device) => new MazeOja(senses, hidden, device: device)) with { Rule = "oja" },
        Agent("none", "plastic, not modulated", 1, (senses, hidden, device) => new MazePlastic(senses, hidden, device: device)),
        Agent("rnn", "recurrent net without plasticity", 0, (senses, hidden, device) => new MazeRnn(senses, hidden, device: device)),
    ];

    /// <summary>The published comparisons give networks with fewer parameters for each neuron more neurons.</summary>
    public override RunSettings Usual(Preset preset, string network) => (preset.Name, network) switch
    {
        ("paper" or "code", "none") => base.Usual(preset, network) with { Hidden = 101 },
        ("paper" or "code", "rnn") => base.Usual(preset, network) with { Hidden = 139 },
        ("large", "rnn") => base.Usual(preset, network) with { Hidden = 100 },
        _ => base.Usual(preset, network),
    };

    /// <inheritdoc/>
    public override ActorCriticOptions Options(RunSettings settings) => settings.Preset switch
    {
        "paper" => new() { Concentration = 0.03, GradientClip = 7 },
        "code" or "large" or SimpleMaze => new() { Concentration = 0.03, Epsilon = 1e-4, GradientClip = 4, BurnIn = 101 },
        Early => new() { Concentration = 0.1, ValueWeight = 0.03, Epsilon = 1e-4, GradientClip = double.PositiveInfinity },
        _ => new() { Concentration = 0.03 },
    };

    /// <inheritdoc/>
    public override double? Threshold(RunSettings settings) => settings.Preset == Quick ? Reward : null;

    /// <inheritdoc/>
    public override void Check(RunSettings settings)
    {
        if (settings.Size is < 5 or > 101 || settings.Size % 2 == 0)
            throw new UsageException($"--size {settings.Size} is no maze: give an odd number from 5 to 101, border walls included");
    }

    /// <inheritdoc/>
    public override IEnvironment CreateEnvironment(RunSettings settings, int lanes) =>
        new MazeEnvironment(settings.Size, settings.Steps, lanes, early: settings.Preset == Early);

    /// <inheritdoc/>
    public override IReadOnlyList<Verdict> Judge(Trainer trainer)
    {
        if (trainer.Iteration < Presets[0].Iterations || trainer.Settings with { Seed = Defaults.Seed, Device = Defaults.Device } != Defaults)
            return [];
        var score = trainer.RecentScore(JudgedIterations);
        var text = string.Create(CultureInfo.InvariantCulture,
            $"maze: {score:F1} reward per episode over the last {JudgedIterations} iterations (at least {Reward:F0})");
        return [new Verdict(text, score >= Reward)];
    }

    /// <inheritdoc/>
    public override MazePath? Path(IEnvironment environment, int lane, IReadOnlyList<int> cells)
    {
        var maze = (MazeEnvironment)environment;
        var (size, reward) = (maze.Layout.Size, maze.RewardCell(lane));
        return new MazePath(size, maze.Layout.Walls, [.. cells.Select(cell => cell % size)], [.. cells.Select(cell => cell / size)], reward % size, reward / size);
    }

    private static RunSettings Published(string preset) => new() { Task = "maze", Preset = preset, Steps = 200, Hidden = 100, LearningRate = 1e-4 };
}
