using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Patterns;

/// <summary>Pattern completion on the command line.</summary>
public sealed class PatternTask : SupervisedTask
{
    /// <inheritdoc/>
    public override string Name => "patterns";

    /// <inheritdoc/>
    public override string Title => "Pattern completion";

    /// <inheritdoc/>
    public override string Summary =>
        "Every episode shows new random patterns of bits, then half of one of them. The network has to fill in the other half: it has to store what it saw, at once.";

    /// <inheritdoc/>
    public override string ScoreName => "share of the erased bits that are right";

    /// <inheritdoc/>
    public override string GalleryTitle => "Patterns recalled";

    /// <inheritdoc/>
    public override string GalleryNote => "Each row is a new episode. White is 1, black is −1, grey is in between; what was erased is hatched.";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets { get; } =
    [
        new("quick", "5 patterns of 100 bits", new() { Task = "patterns", Network = "none", Size = 5, Bits = 100, Steps = 6, Hidden = 101, Lanes = 1, LearningRate = 1e-3 }, 1000),
        new("paper", "Miconi et al. 2018: 5 patterns of 1000 bits, as their code has it", new() { Task = "patterns", Preset = "paper", Network = "none", Size = 5, Bits = 1000, Steps = 6, Hidden = 1001, Lanes = 1, LearningRate = 3e-4 }, 2000),
        new("fifty", "their comparison with other networks: 2 patterns of 50 bits", new() { Task = "patterns", Preset = "fifty", Network = "none", Size = 2, Bits = 50, Steps = 3, Hidden = 51, Lanes = 1, LearningRate = 3e-4 }, 5000),
    ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Meanings { get; } = new Dictionary<string, string>
    {
        ["size"] = "patterns in an episode",
        ["bits"] = "bits of a pattern",
        ["steps"] = "steps for which a pattern is shown",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<NetworkChoice> Networks =>
    [
        Plastic<PatternPlastic, PatternPlastic.Output, PatternPlastic.State>("none", "plastic, not modulated", "decaying",
            (settings, device) => new(settings.Hidden, settings.Hidden, device: device), outputs => outputs.Hidden),
        Plastic<PatternHebbian, PatternHebbian.Output, PatternHebbian.State>("none-hebbian", "plastic by Hebb's rule, not modulated", "hebbian",
            (settings, device) => new(settings.Hidden, settings.Hidden, device: device), outputs => outputs.Hidden),
        Plastic<PatternOja, PatternOja.Output, PatternOja.State>("none-oja", "plastic by Oja's rule, not modulated", "oja",
            (settings, device) => new(settings.Hidden, settings.Hidden, device: device), outputs => outputs.Hidden),
        Learner("rnn", "recurrent net without plasticity", 0,
            (settings, device) => new PatternRnn(settings.Hidden, settings.Hidden, device: device),
            (net, lesson) => Bits(net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes)).Outputs.Hidden, lesson)),
        Learner("lstm", "LSTM", 0,
            (settings, device) => new PatternLstm(settings.Bits, settings.Hidden, settings.Bits, device: device),
            (net, lesson) => net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes)).Outputs.Recalled[-1]),
    ];

    /// <summary>The published comparison gives the networks without plasticity far more neurons, and a smaller step.</summary>
    public override RunSettings Usual(Preset preset, string network) => (preset.Name, network) switch
    {
        ("fifty", "rnn") => base.Usual(preset, network) with { Hidden = 2051, LearningRate = 3e-5 },
        ("fifty", "lstm") => base.Usual(preset, network) with { Hidden = 2000, LearningRate = 3e-5 },
        _ => base.Usual(preset, network),
    };

    /// <inheritdoc/>
    public override int EpisodeSteps(RunSettings settings) => Schedule(settings).Steps(settings.Size);

    /// <inheritdoc/>
    public override void Check(RunSettings settings)
    {
        if (settings.Size is < 1 or > 1000)
            throw new UsageException($"--size {settings.Size} is no number of patterns: give 1 to 1000");
        if (settings.Bits is < 2 or > 20_000)
            throw new UsageException($"--bits {settings.Bits} makes no pattern: give 2 to 20000");
        if (settings.Network != "lstm" && settings.Hidden < settings.Bits)
            throw new UsageException($"--hidden {settings.Hidden} is too little for --bits {settings.Bits}: each bit needs a neuron; give {settings.Bits + 1} or more, one of them a bias");
    }

    /// <inheritdoc/>
    public override ILessons CreateLessons(RunSettings settings, int lanes, Device device) =>
        new PatternLessons(settings.Size, settings.Bits, Schedule(settings), settings.Network == "lstm" ? settings.Bits : settings.Hidden, lanes, device);

    private static PatternSchedule Schedule(RunSettings settings) =>
        settings.Preset == "fifty" ? new(settings.Steps, 1, 1) : new(settings.Steps, 4, 2);

    private NetworkChoice Plastic<TNetwork, TOutput, TState>(string name, string description, string rule, Func<RunSettings, Device, TNetwork> create, Func<TOutput, Tensor> hidden)
        where TNetwork : PlasticModule, INetwork<TOutput, TState>
        where TOutput : NetworkOutput
        where TState : NetworkState<TState> =>
        Learner(
            name,
            description,
            1,
            create,
            (net, lesson) => Bits(hidden(net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes)).Outputs), lesson),
            (net, lesson, every) => AnsweredLesson.Of(net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes), record: every)))
        with
        { Family = "none", Rule = rule };

    private static Tensor Bits(Tensor hidden, Lesson lesson) => hidden[-1].narrow(1, 0, lesson.Target.size(1));
}
