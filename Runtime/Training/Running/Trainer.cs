using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>One network learning one task: iterates, remembers its curves, and can be saved and resumed at any iteration.</summary>
public abstract class Trainer : IDisposable
{
    private readonly LaneStreams _draws;
    private readonly LaneStreams _actions;
    private readonly IUniforms _ownDraws;
    private readonly IUniforms _ownActions;
    private readonly List<double> _scores = [];
    private readonly List<double> _losses = [];

    /// <summary>A trainer at iteration 0.</summary>
    /// <param name="settings">What to do.</param>
    protected Trainer(RunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Settings = settings;
        Share = Ranks.Share(settings.Lanes);
        _draws = new LaneStreams(settings.Seed, StreamPurpose.Environment, settings.Lanes);
        _actions = new LaneStreams(settings.Seed, StreamPurpose.Actions, settings.Lanes);
        (_ownDraws, _ownActions) = (Own(_draws), Own(_actions));
    }

    /// <summary>What it does.</summary>
    public RunSettings Settings { get; }

    /// <summary>Iterations done.</summary>
    public int Iteration => _scores.Count;

    /// <summary>What the episodes of each iteration earned, in the task's unit.</summary>
    public IReadOnlyList<double> Scores => _scores;

    /// <summary>The loss of each iteration.</summary>
    public IReadOnlyList<double> Losses => _losses;

    /// <summary>The mean scores of validations, by the iteration after which they were; empty for trainings without.</summary>
    public virtual IReadOnlyList<(int Iteration, double Score)> Validations => [];

    /// <summary>Whether nothing more is to be learnt, such as when validation has stalled.</summary>
    public virtual bool IsFinished => false;

    /// <summary>The network.</summary>
    public abstract nn.Module Network { get; }

    /// <summary>
    /// Whether it trains the lanes of <see cref="Share"/> alone and, where there are more ranks, reduces gradients and scores. Else it runs as one rank only.
    /// </summary>
    public virtual bool DividesLanes => false;

    /// <summary>Number of trained values.</summary>
    public virtual long ParameterCount => Network.parameters().Sum(parameter => parameter.NumberOfElements);

    /// <summary>The processes that train this network together.</summary>
    protected Ranks Ranks { get; } = Ranks.Current;

    /// <summary>The lanes that this process trains.</summary>
    protected LaneShare Share { get; }

    /// <summary>The optimiser.</summary>
    protected abstract OptimizerHelper Optimizer { get; }

    /// <summary>One iteration: an episode in every lane and a step of the optimiser.</summary>
    /// <exception cref="TrainingException">The loss is not a number; nothing was changed.</exception>
    public Episode Iterate()
    {
        var episode = Learn(_ownDraws, _ownActions, Iteration);
        _scores.Add(episode.Score);
        _losses.Add(episode.Loss);
        return episode;
    }

    /// <summary>The mean score of the last iterations.</summary>
    /// <param name="count">How many; fewer if there are not so many.</param>
    public double RecentScore(int count) => Iteration == 0 ? 0 : _scores.TakeLast(count).Average();

    /// <summary>Measures and shows what the network can do now, without learning.</summary>
    public abstract Showing Show();

    /// <summary>Writes a checkpoint, with what all ranks have. All ranks call it; rank 0 writes.</summary>
    /// <param name="path">The file.</param>
    public void Save(string path)
    {
        var checkpoint = new Checkpoint { Metadata = new JsonObject { ["settings"] = Settings.ToJson(), ["iteration"] = Iteration } };
        checkpoint.Add("parameters", Network);
        checkpoint.Add("optimizer", Optimizer);
        checkpoint.Add("random/environment", NpyArray.From<ulong>(_draws.Gather(Ranks, Share)));
        checkpoint.Add("random/actions", NpyArray.From<ulong>(_actions.Gather(Ranks, Share)));
        checkpoint.Add("curves/score", NpyArray.From<double>(CollectionsMarshal.AsSpan(_scores)));
        checkpoint.Add("curves/loss", NpyArray.From<double>(CollectionsMarshal.AsSpan(_losses)));
        Keep(checkpoint);
        if (Ranks.IsFirst)
            checkpoint.Save(path);
    }

    /// <summary>Goes on where a checkpoint was written.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file cannot be used.</exception>
    public void Resume(string path)
    {
        var checkpoint = Checkpoint.Open(path);
        if (checkpoint.Metadata["settings"] is not JsonObject kept)
            throw new CheckpointException(path, "it is no checkpoint of a training", "choose a checkpoint that a training has written");
        if (Settings.Difference(kept) is { } difference)
            throw new CheckpointException(path, $"it was made with {difference}", "give the same options, or leave --resume out");
        var (draws, actions) = (checkpoint.Get<ulong>("random/environment"), checkpoint.Get<ulong>("random/actions"));
        var (scores, losses) = (checkpoint.Get<double>("curves/score"), checkpoint.Get<double>("curves/loss"));
        if (draws.Length != _draws.State.Length || actions.Length != _actions.State.Length || scores.Length != losses.Length)
            throw new CheckpointException(path, "its parts do not belong together", "choose a checkpoint that a training has written");
        checkpoint.Load("parameters", Network);
        checkpoint.Load("optimizer", Optimizer);
        _draws.Restore(draws);
        _actions.Restore(actions);
        _scores.Clear();
        _scores.AddRange(scores);
        _losses.Clear();
        _losses.AddRange(losses);
        Restore(checkpoint);
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        Network.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>More figures of an iteration for <c>metrics.jsonl</c>, with their names.</summary>
    /// <param name="loss">Its loss.</param>
    /// <param name="seconds">What it took.</param>
    public virtual IReadOnlyList<(string Name, double Value)> Figures(double loss, double seconds) => [];

    /// <summary>Adds to a checkpoint what a trainer of this kind needs besides. All ranks do; that of rank 0 is written.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    protected virtual void Keep(Checkpoint checkpoint)
    {
    }

    /// <summary>Takes back what <see cref="Keep"/> added.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    protected virtual void Restore(Checkpoint checkpoint)
    {
    }

    /// <summary>One iteration's learning.</summary>
    /// <param name="draws">The environment's random numbers, by the lanes of <see cref="Share"/> from 0.</param>
    /// <param name="actions">The random numbers that choose actions, likewise.</param>
    /// <param name="iteration">Iterations done before.</param>
    protected abstract Episode Learn(IUniforms draws, IUniforms actions, int iteration);

    private IUniforms Own(LaneStreams streams) => Share.First == 0 ? streams : new OwnLanes(streams, Share.First);
}
