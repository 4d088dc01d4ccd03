using Backpropamine.Samples.Learning;
using Backpropamine.Samples.Reporting;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Running;

/// <summary>A task that ./run can train: its environment, its networks, its usual settings and what counts as learnt.</summary>
public abstract class LearningTask
{
    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>The name in the report.</summary>
    public abstract string Title { get; }

    /// <summary>What is learnt, in a sentence or two.</summary>
    public abstract string Summary { get; }

    /// <summary>What a score is.</summary>
    public abstract string ScoreName { get; }

    /// <summary>The settings unless told otherwise.</summary>
    public abstract RunSettings Defaults { get; }

    /// <summary>The iterations unless told otherwise.</summary>
    public abstract int DefaultIterations { get; }

    /// <summary>Hyper-parameters of learning.</summary>
    public abstract ActorCriticOptions Options { get; }

    /// <summary>The score that the main job's network has to reach.</summary>
    public abstract double Threshold { get; }

    /// <summary>Checks the settings.</summary>
    /// <param name="settings">What the user wants.</param>
    /// <exception cref="UsageException">A setting makes no sense for this task.</exception>
    public abstract void Check(RunSettings settings);

    /// <summary>The task in a number of lanes.</summary>
    /// <param name="settings">How big it is.</param>
    /// <param name="lanes">Lanes B.</param>
    public abstract IEnvironment CreateEnvironment(RunSettings settings, int lanes);

    /// <summary>A trainer at iteration 0, whose network follows from the seed.</summary>
    /// <param name="settings">What to do.</param>
    public Trainer CreateTrainer(RunSettings settings)
    {
        manual_seed(settings.Seed);
        return CreateTrainer(settings, CreateEnvironment(settings, 1).Senses, device(settings.Device));
    }

    /// <summary>The sentences that say whether a network has learnt what it should; empty if its settings are not the usual ones.</summary>
    /// <param name="trainer">The network after training.</param>
    public abstract IReadOnlyList<Verdict> Judge(Trainer trainer);

    /// <summary>The agent's way in the world, for tasks that have places.</summary>
    /// <param name="environment">The environment after the episode.</param>
    /// <param name="lane">The agent's lane.</param>
    /// <param name="cells">The agent's cell at every step.</param>
    public virtual MazePath? Path(IEnvironment environment, int lane, IReadOnlyList<int> cells) => null;

    /// <summary>A trainer of the network asked for.</summary>
    /// <param name="settings">What to do.</param>
    /// <param name="senses">Values that an agent senses.</param>
    /// <param name="device">Where the network runs.</param>
    protected abstract Trainer CreateTrainer(RunSettings settings, int senses, Device device);
}
