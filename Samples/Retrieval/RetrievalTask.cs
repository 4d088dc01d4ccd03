using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Retrieval;

/// <summary>Associative retrieval on the command line.</summary>
public sealed class RetrievalTask : SupervisedTask
{
    private const int Epoch = 781;

    /// <inheritdoc/>
    public override string Name => "retrieval";

    /// <inheritdoc/>
    public override string Title => "Associative retrieval";

    /// <inheritdoc/>
    public override string Summary =>
        "A sequence like c9k8j3??k shows three letters with a digit each, then asks for the digit of one of them.";

    /// <inheritdoc/>
    public override string ScoreName => "share of right answers";

    /// <inheritdoc/>
    public override string GalleryTitle => "Sequences and answers";

    /// <inheritdoc/>
    public override string GalleryNote => "Each row is a sequence of the test: its symbols (letters, digits, the question mark) from top to bottom, and the probability that the network gives to each symbol.";

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets { get; } =
    [
        new("quick", "the published sizes, 20 epochs", new() { Task = "retrieval", Network = "modulated", Hidden = 17, Lanes = 128 }, 20 * Epoch),
        new("paper", "Rodriguez et al. 2022: 200 epochs", new() { Task = "retrieval", Preset = "paper", Network = "modulated", Hidden = 17, Lanes = 128 }, 200 * Epoch),
    ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Meanings { get; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    public override IReadOnlyList<NetworkChoice> Networks =>
    [
        Learner("modulated", "simple neuromodulation", 1,
            (settings, device) => new RetrievalModulated(settings.Hidden, device: device),
            (net, lesson) => net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes)).Outputs.Answer[-1],
            (net, lesson, every) => AnsweredLesson.Of(net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes), record: every))),
        Learner("stpn", "STPN", 1,
            (settings, device) => new RetrievalStpn(settings.Hidden, settings.Hidden, device: device),
            (net, lesson) => net.Read(lesson)),
        Learner("fast-weights", "fast weights", 1,
            (settings, device) => new RetrievalFastWeights(settings.Hidden, device: device),
            (net, lesson) => net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes)).Outputs.Answer[-1],
            (net, lesson, every) => AnsweredLesson.Of(net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes), record: every))),
        Learner("rnn", "recurrent net without plasticity", 0,
            (settings, device) => new RetrievalRnn(settings.Hidden, device: device),
            (net, lesson) => net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes)).Outputs.Answer[-1]),
        Learner("lstm", "LSTM", 0,
            (settings, device) => new RetrievalLstm(settings.Hidden, device: device),
            (net, lesson) => net.Unroll(lesson.Inputs[0], net.InitialState(lesson.Lanes)).Outputs.Answer[-1]),
    ];

    /// <summary>The published sizes, at which all networks have about as many parameters.</summary>
    public override RunSettings Usual(Preset preset, string network) => base.Usual(preset, network) with
    {
        Hidden = network switch
        {
            "modulated" => 17,
            "stpn" => 11,
            "lstm" => 9,
            _ => 20,
        },
    };

    /// <inheritdoc/>
    public override SupervisedOptions Options(RunSettings settings) => new() { TestLessons = 20_000, ValidateEvery = Epoch, ValidationLessons = 10_000 };

    /// <inheritdoc/>
    public override int EpisodeSteps(RunSettings settings) => RetrievalLessons.Steps;

    /// <inheritdoc/>
    public override ILessons CreateLessons(RunSettings settings, int lanes, Device device) => new RetrievalLessons(lanes, device);
}
