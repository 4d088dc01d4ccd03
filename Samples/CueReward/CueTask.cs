using System.Globalization;
using Backpropamine.Samples.Agents;
using Backpropamine.Training;
using Backpropamine.Training.Reporting;

namespace Backpropamine.Samples.CueReward;

/// <summary>Cue–reward association on the command line.</summary>
public sealed class CueTask : ActorCriticTask
{
    private const int JudgedIterations = 100;
    private const double Chance = 0.1;
    private const double Reward = 0.9;
    private const string Quick = "quick";
    private const string Fixed = "fixed";

    /// <inheritdoc/>
    public override string Name => "cue";

    /// <inheritdoc/>
    public override string Title => "Cue–reward association";

    /// <inheritdoc/>
    public override string Summary =>
        "Every episode has new random cues, one of them the target. After each trial the agent says whether the target was shown and earns ±1: it has to find out which one it is, and remember it.";

    /// <inheritdoc/>
    public override string ScoreName => "reward per trial";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets { get; } =
    [
        new(Quick, "the task of Miconi et al. 2019 scaled down, judged in the second half of an episode", new() { Task = "cue", Size = 2, Bits = 5, Steps = 60, Hidden = 48 }, 1500),
        new("paper", "Miconi et al. 2019 as the paper says: episodes of 200 steps", Published("paper") with { Steps = 200 }, 200_000),
        new("code", "as their code has it: episodes of 120 steps, 101 iterations without learning", Published("code"), 200_000),
        new(Fixed, "their control: the same four cues in all episodes, one bit each", Published(Fixed) with { Bits = 4 }, 200_000),
    ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Meanings { get; } = new Dictionary<string, string>
    {
        ["size"] = "number of cues",
        ["bits"] = "bits of a cue",
        ["steps"] = "steps in an episode",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<NetworkChoice> Networks => [.. OwnNetworks, .. AgentVariants.Of(this, OwnNetworks, actions: 2)];

    private IReadOnlyList<NetworkChoice> OwnNetworks =>
    [
        Agent("simple", "simple neuromodulation", 1, (senses, hidden, device) => new CueSimple(senses, hidden, device: device)),
        Agent("retroactive", "retroactive neuromodulation", 2, (senses, hidden, device) => new CueRetroactive(senses, hidden, device: device)),
        Agent("none", "plastic, not modulated", 1, (senses, hidden, device) => new CuePlastic(senses, hidden, device: device)),
        Agent("rnn", "recurrent net without plasticity", 0, (senses, hidden, device) => new CueRnn(senses, hidden, device: device)),
    ];

    /// <inheritdoc/>
    public override ActorCriticOptions Options(RunSettings settings) => settings.Preset switch
    {
        "paper" => new() { Epsilon = 1e-6, GradientClip = 7 },
        "code" or Fixed => new() { Epsilon = 1e-6, GradientClip = 2, BurnIn = 101 },
        _ => new() { Concentration = 0.1 },
    };

    /// <inheritdoc/>
    public override double? Threshold(RunSettings settings) => settings.Preset == Quick ? Reward : null;

    /// <inheritdoc/>
    public override void Check(RunSettings settings)
    {
        if (settings.Size is < 2 or > 26)
            throw new UsageException($"--size {settings.Size} is no number of cues: give 2 to 26");
        if (settings.Bits is < 1 or > 30)
            throw new UsageException($"--bits {settings.Bits} makes no cues: give 1 to 30");
        if (settings.Preset == Fixed && settings.Bits < settings.Size)
            throw new UsageException($"--bits {settings.Bits} is too little for --size {settings.Size}: here each cue has a bit of its own");
        if (1 << settings.Bits < settings.Size)
            throw new UsageException($"--bits {settings.Bits} makes only {1 << settings.Bits} different cues, --size asks for {settings.Size}: give more bits");
    }

    /// <inheritdoc/>
    public override IEnvironment CreateEnvironment(RunSettings settings, int lanes) =>
        new CueEnvironment(settings.Size, settings.Bits, settings.Steps, lanes, same: settings.Preset == Fixed, judgedFrom: JudgedFrom(settings));

    /// <inheritdoc/>
    public override IReadOnlyList<Measure> Baselines(RunSettings settings, IUniforms draws, int rounds)
    {
        CueLane[] worlds = [.. Enumerable.Range(0, settings.Lanes).Select(lane => new CueLane(lane, settings.Size, settings.Bits, settings.Preset == Fixed))];
        var observer = new IdealObserver(settings.Size);
        var scores = new double[rounds];
        for (var round = 0; round < rounds; round++)
        {
            var (earned, trials) = (0.0, 0);
            foreach (var world in worlds)
            {
                world.Reset(draws);
                var (more, judged) = observer.Play(world, settings.Steps, JudgedFrom(settings), draws);
                (earned, trials) = (earned + more, trials + judged);
            }
            scores[round] = trials == 0 ? 0 : earned / trials;
        }
        return [Measure.Of("ideal observer", scores, settings.Lanes)];
    }

    /// <summary>The settings of a recurrent network without plasticity that has as many parameters, as nearly as can be.</summary>
    /// <param name="settings">A modulated network's settings.</param>
    public RunSettings Matched(RunSettings settings)
    {
        var (inputs, n) = (CreateEnvironment(settings, 1).Senses, settings.Hidden);
        var heads = 3;
        // The plastic net has alpha beside w, and the modulator: 2n² + (inputs + 1 + heads + 1)·n + heads + 1.
        var target = 2.0 * n * n + (inputs + 2 + heads) * n + 1;
        var slope = inputs + 1 + heads;
        return settings with { Network = "rnn", Hidden = (int)Math.Round((Math.Sqrt(slope * slope + 4 * target) - slope) / 2) };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Verdict> Judge(Trainer trainer)
    {
        var usual = trainer.Settings with { Seed = Defaults.Seed, Device = Defaults.Device };
        if (trainer.Iteration < Presets[0].Iterations || usual != Defaults && usual != Matched(Defaults))
            return [];
        var score = trainer.RecentScore(JudgedIterations);
        var rnn = trainer.Settings.Network == "rnn";
        var text = string.Create(CultureInfo.InvariantCulture,
            $"{(rnn ? "cue, recurrent net" : "cue, modulated net")}: {score:F3} reward per trial in the second half of the episode over the last {JudgedIterations} iterations ({(rnn ? $"chance, within ±{Chance:F1}" : $"above {Reward:F1}")})");
        return [new Verdict(text, rnn ? Math.Abs(score) <= Chance : score > Reward)];
    }

    private static int JudgedFrom(RunSettings settings) => settings.Preset == Quick ? settings.Steps / 2 : 0;

    private static RunSettings Published(string preset) => new() { Task = "cue", Preset = preset, Size = 4, Bits = 20, Steps = 120, Hidden = 200, LearningRate = 1e-4 };
}
