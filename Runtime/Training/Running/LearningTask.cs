using System.Globalization;
using Backpropamine.Training.Reporting;
using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>
/// A task that a program can train: its networks, its usual settings, and what counts as learnt. Derive from <see cref="ActorCriticTask"/> where an agent acts,
/// from <see cref="SupervisedTask"/> where a network answers, or from this class where a <see cref="Trainer"/> of your own does the learning.
/// </summary>
public abstract class LearningTask
{
    /// <summary>The name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>The name in the report.</summary>
    public abstract string Title { get; }

    /// <summary>What is learnt, in a sentence or two.</summary>
    public abstract string Summary { get; }

    /// <summary>What a score is; more is better.</summary>
    public abstract string ScoreName { get; }

    /// <summary>How it is learnt, in a few words.</summary>
    public abstract string Method { get; }

    /// <summary>Named settings; the first are the usual ones.</summary>
    public abstract IReadOnlyList<Preset> Presets { get; }

    /// <summary>The networks that can learn it.</summary>
    public abstract IReadOnlyList<NetworkChoice> Networks { get; }

    /// <summary>What the options <c>size</c>, <c>bits</c>, <c>steps</c> and <c>data</c> mean in this task. Those that are not named here are refused.</summary>
    public abstract IReadOnlyDictionary<string, string> Meanings { get; }

    /// <summary>Options that only this task has. A preset's settings give each of them a value, unless <see cref="Check"/> refuses the option with that preset.</summary>
    public virtual IReadOnlyList<OwnOption> OwnOptions => [];

    /// <summary>Commands besides training, such as one that writes text with a trained model.</summary>
    public virtual IReadOnlyList<TaskCommand> Commands => [];

    /// <summary>What changes the weights, for a reader.</summary>
    public virtual string OptimizerName => "Adam";

    /// <summary>Whether comparisons judge a training by its best validation; else they judge it by the scores of its iterations.</summary>
    public virtual bool IsComparedByValidation => false;

    /// <summary>The settings unless told otherwise.</summary>
    public RunSettings Defaults => Presets[0].Settings;

    /// <summary>The score to reach, drawn in the report; null where there is none.</summary>
    /// <param name="settings">The training.</param>
    public virtual double? Threshold(RunSettings settings) => null;

    /// <summary>Steps of the network in one episode.</summary>
    /// <param name="settings">The training.</param>
    public virtual int EpisodeSteps(RunSettings settings) => settings.Steps;

    /// <summary>States of a single lane that the report keeps at once.</summary>
    /// <param name="settings">The training.</param>
    public virtual int StatesShown(RunSettings settings) => 0;

    /// <summary>Iterations of a training unless told otherwise.</summary>
    /// <param name="settings">The training.</param>
    public virtual int Iterations(RunSettings settings) => FindPreset((settings ?? throw new ArgumentNullException(nameof(settings))).Preset).Iterations;

    /// <summary>A score as progress shows it.</summary>
    /// <param name="score">The score.</param>
    public virtual string ScoreText(double score) => string.Create(CultureInfo.InvariantCulture, $"score {score:0.00##}");

    /// <summary>Fills in what follows from the user's data; such a setting is 0 in the presets.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="UsageException">The data are not there.</exception>
    public virtual RunSettings Complete(RunSettings settings) => settings;

    /// <summary>Checks the settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="UsageException">A setting makes no sense for this task.</exception>
    public virtual void Check(RunSettings settings)
    {
    }

    /// <summary>The preset of a name.</summary>
    /// <param name="name">The name; null for the usual one.</param>
    /// <exception cref="UsageException">There is none.</exception>
    public Preset FindPreset(string? name) =>
        name is null ? Presets[0] : Presets.FirstOrDefault(preset => preset.Name == name)
            ?? throw new UsageException($"--preset {name}: the task {Name} has {string.Join(", ", Presets.Select(preset => preset.Name))}");

    /// <summary>The network of a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="UsageException">There is none.</exception>
    public NetworkChoice FindNetwork(string name) =>
        Networks.FirstOrDefault(network => network.Name == name)
            ?? throw new UsageException($"--network {name}: the task {Name} has {string.Join(", ", Families)}");

    /// <summary>The names of the networks without those that differ by their cells or rules alone.</summary>
    public IEnumerable<string> Families => Networks.Select(network => network.Family).Distinct();

    /// <summary>The variant of a network that has a cell and a rule.</summary>
    /// <param name="name">The network's name.</param>
    /// <param name="cell">The cell; null for the network's own.</param>
    /// <param name="rule">The rule; null for the network's own.</param>
    /// <exception cref="UsageException">There is none.</exception>
    public NetworkChoice FindNetwork(string name, string? cell, string? rule)
    {
        var network = FindNetwork(name);
        var variants = Networks.Where(choice => choice.Family == network.Family).ToList();
        var asked = $"{(cell is null ? "" : $"--cell {cell} ")}{(rule is null ? "" : $"--rule {rule} ")}";
        return variants.FirstOrDefault(choice => choice.Cell == (cell ?? network.Cell) && choice.Rule == (rule ?? network.Rule))
            ?? throw new UsageException($"{asked}with --network {network.Family}: the task {Name} has {string.Join(", ", variants.GroupBy(choice => choice.Rule).Select(group => $"the rule {group.Key} with {string.Join(", ", group.Select(choice => choice.Cell))}"))}");
    }

    /// <summary>A preset's settings for one of the networks, which may need other sizes than the usual one.</summary>
    /// <param name="preset">The preset.</param>
    /// <param name="network">The network's name.</param>
    public virtual RunSettings Usual(Preset preset, string network) => preset.Settings with { Network = network };

    /// <summary>A trainer at iteration 0, whose network follows from the seed.</summary>
    /// <param name="settings">Its settings.</param>
    public Trainer CreateTrainer(RunSettings settings)
    {
        manual_seed(settings.Seed);
        var trainer = FindNetwork(settings.Network).Create(settings, device(settings.Device));
        if (Ranks.Current.Size > 1 && !trainer.DividesLanes)
        {
            trainer.Dispose();
            throw new UsageException($"the task {Name} cannot be divided among {Ranks.Current.Size} ranks, since its trainer does not do so: start one rank");
        }
        foreach (var module in trainer.Network.modules().Append(trainer.Network).OfType<PlasticModule>())
            module.Execution = settings.Execution;
        return trainer;
    }

    /// <summary>The sentences that say whether a network has learnt what it should; empty if its settings are not the usual ones.</summary>
    /// <param name="trainer">A trainer that has finished.</param>
    public virtual IReadOnlyList<Verdict> Judge(Trainer trainer) => [];
}
