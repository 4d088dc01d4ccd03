using System.Globalization;
using Backpropamine.Samples.Learning;
using Backpropamine.Samples.Reporting;
using Backpropamine.Samples.Running;

namespace Backpropamine.Samples.GridMaze;

/// <summary>The grid maze on the command line.</summary>
public sealed class MazeTask : ActorCriticTask
{
    private const int JudgedIterations = 100;
    private const double Reward = 40;

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
        new("quick", "the published task scaled down", new() { Task = "maze", Size = 7, Steps = 50, Hidden = 32, LearningRate = 2e-3 }, 1500),
    ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Meanings { get; } = new Dictionary<string, string>
    {
        ["size"] = "cells along one side, border included, odd",
        ["steps"] = "steps in an episode",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<NetworkChoice> Networks =>
    [
        Agent("simple", "simple neuromodulation", 1, (senses, hidden, device) => new MazeSimple(senses, hidden, device: device)),
        Agent("retroactive", "retroactive neuromodulation", 2, (senses, hidden, device) => new MazeRetroactive(senses, hidden, device: device)),
        Agent("none", "plastic, not modulated", 1, (senses, hidden, device) => new MazePlastic(senses, hidden, device: device)),
        Agent("rnn", "recurrent net without plasticity", 0, (senses, hidden, device) => new MazeRnn(senses, hidden, device: device)),
    ];

    /// <inheritdoc/>
    public override ActorCriticOptions Options(RunSettings settings) => new() { Concentration = 0.03 };

    /// <inheritdoc/>
    public override double? Threshold(RunSettings settings) => Reward;

    /// <inheritdoc/>
    public override void Check(RunSettings settings)
    {
        if (settings.Size is < 5 or > 101 || settings.Size % 2 == 0)
            throw new UsageException($"--size {settings.Size} is no maze: give an odd number from 5 to 101, border walls included");
    }

    /// <inheritdoc/>
    public override IEnvironment CreateEnvironment(RunSettings settings, int lanes) =>
        new MazeEnvironment(settings.Size, settings.Steps, lanes);

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
}
