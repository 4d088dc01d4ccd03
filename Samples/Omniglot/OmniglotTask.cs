using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Omniglot;

/// <summary>One-shot recognition of characters on the command line.</summary>
public sealed class OmniglotTask : SupervisedTask
{
    /// <inheritdoc/>
    public override string Name => "omniglot";

    /// <inheritdoc/>
    public override string Title => "One-shot recognition";

    /// <inheritdoc/>
    public override string Summary =>
        "Five characters of an alphabet that the network has never seen are shown once, each with a label. Then it says which label another drawing of one of them has.";

    /// <inheritdoc/>
    public override string ScoreName => "share of right answers";

    /// <inheritdoc/>
    public override string GalleryTitle => "New characters";

    /// <inheritdoc/>
    public override string GalleryNote => "Each row is an episode with characters of the test's alphabets: five characters with their labels, the question, and the characters that the network took it for.";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets { get; } =
    [
        new("quick", "32 episodes at a time", new() { Task = "omniglot", Network = "fast", Steps = 1, Hidden = 5, Lanes = 32, LearningRate = 1e-3 }, 10_000),
        new("paper", "Miconi et al. 2018: one episode at a time", new() { Task = "omniglot", Preset = "paper", Network = "none", Steps = 1, Hidden = 5, Lanes = 1, LearningRate = 3e-5 }, 5_000_000),
    ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Meanings { get; } = new Dictionary<string, string>
    {
        ["steps"] = "steps for which a character is shown",
        ["data"] = "the folder with " + OmniglotData.Source,
    };

    /// <inheritdoc/>
    public override IReadOnlyList<NetworkChoice> Networks =>
    [
        Learner("fast", "plastic, with an effect from the start", 1,
            (_, device) => new OneShotFast(Convolutions.Create(), device: device),
            (net, lesson) => net.Unroll(lesson.Inputs[0], lesson.Inputs[1], net.InitialState(lesson.Lanes)).Outputs.Class[-1],
            (net, lesson, every) => AnsweredLesson.Of(net.Unroll(lesson.Inputs[0], lesson.Inputs[1], net.InitialState(lesson.Lanes), record: every))),
        Learner("none", "plastic, not modulated", 1,
            (_, device) => new OneShotNet(Convolutions.Create(), device: device),
            (net, lesson) => net.Unroll(lesson.Inputs[0], lesson.Inputs[1], net.InitialState(lesson.Lanes)).Outputs.Class[-1],
            (net, lesson, every) => AnsweredLesson.Of(net.Unroll(lesson.Inputs[0], lesson.Inputs[1], net.InitialState(lesson.Lanes), record: every))),
    ];

    /// <inheritdoc/>
    public override SupervisedOptions Options(RunSettings settings) => settings.Preset == "paper"
        ? new() { TestLessons = 1000, ValidateEvery = 50_000, ValidationLessons = 1000, Rate = iteration => Math.Pow(0.666, iteration / 1_000_000) }
        : new() { TestLessons = 1000, ValidateEvery = 500, ValidationLessons = 1024 };

    /// <inheritdoc/>
    public override int EpisodeSteps(RunSettings settings) => OmniglotLessons.Steps(settings.Steps);

    /// <inheritdoc/>
    public override void Check(RunSettings settings)
    {
        OmniglotData.Find(settings.Data);
        if (settings.Hidden != OmniglotLessons.Classes)
            throw new UsageException($"--hidden {settings.Hidden}: the plastic layer has one neuron for each of the {OmniglotLessons.Classes} labels; leave it out");
    }

    /// <inheritdoc/>
    public override ILessons CreateLessons(RunSettings settings, int lanes, Device device) =>
        new OmniglotLessons(OmniglotData.Read(settings.Data), settings.Steps, lanes, device);
}
