using System.Globalization;
using Backpropamine.Samples.Learning;
using Backpropamine.Samples.Reporting;
using Backpropamine.Samples.Running;
using static TorchSharp.torch;

namespace Backpropamine.Samples.GridMaze;

/// <summary>The grid maze on the command line.</summary>
public sealed class MazeTask : LearningTask
{
    private const int JudgedIterations = 100;

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
    public override RunSettings Defaults { get; } = new() { Task = "maze", Size = 7, Steps = 50, Hidden = 32, LearningRate = 2e-3 };

    /// <inheritdoc/>
    public override int DefaultIterations => 1500;

    /// <inheritdoc/>
    public override ActorCriticOptions Options { get; } = new() { Concentration = 0.03 };

    /// <inheritdoc/>
    public override double Threshold => 40;

    /// <inheritdoc/>
    public override void Check(RunSettings settings)
    {
        if (settings.Size is < 5 or > 101 || settings.Size % 2 == 0)
            throw new UsageException($"--size {settings.Size} is no maze: give an odd number from 5 to 101, border walls included");
        if (settings.Bits != 0)
            throw new UsageException("--bits is for the task cue: leave it out");
    }

    /// <inheritdoc/>
    public override IEnvironment CreateEnvironment(RunSettings settings, int lanes) =>
        new MazeEnvironment(settings.Size, settings.Steps, lanes);

    /// <inheritdoc/>
    public override IReadOnlyList<Verdict> Judge(Trainer trainer)
    {
        if (trainer.Iteration < DefaultIterations || trainer.Settings with { Seed = Defaults.Seed, Device = Defaults.Device } != Defaults)
            return [];
        var score = trainer.RecentScore(JudgedIterations);
        var text = string.Create(CultureInfo.InvariantCulture,
            $"maze: {score:F1} reward per episode over the last {JudgedIterations} iterations (at least {Threshold:F0})");
        return [new Verdict(text, score >= Threshold)];
    }

    /// <inheritdoc/>
    public override MazePath? Path(IEnvironment environment, int lane, IReadOnlyList<int> cells)
    {
        var maze = (MazeEnvironment)environment;
        var (size, reward) = (maze.Layout.Size, maze.RewardCell(lane));
        return new MazePath(size, maze.Layout.Walls, [.. cells.Select(cell => cell % size)], [.. cells.Select(cell => cell / size)], reward % size, reward / size);
    }

    /// <inheritdoc/>
    protected override Trainer CreateTrainer(RunSettings settings, int senses, Device device) => settings.Modulation switch
    {
        AgentKind.Simple => new Trainer<MazeSimple.Output, MazeSimple.State>(new MazeSimple(senses, settings.Hidden, device: device), this, settings),
        AgentKind.Retroactive => new Trainer<MazeRetroactive.Output, MazeRetroactive.State>(new MazeRetroactive(senses, settings.Hidden, device: device), this, settings),
        AgentKind.None => new Trainer<MazePlastic.Output, MazePlastic.State>(new MazePlastic(senses, settings.Hidden, device: device), this, settings),
        _ => new Trainer<MazeRnn.Output, MazeRnn.State>(new MazeRnn(senses, settings.Hidden, device: device), this, settings),
    };
}
