using System.Globalization;
using Backpropamine.Samples.LanguageModel.Networks;
using Backpropamine.Samples.LanguageModel.Playing;
using Backpropamine.Samples.LanguageModel.Text;
using Backpropamine.Samples.LanguageModel.Training;
using Backpropamine.Training;

namespace Backpropamine.Samples.LanguageModel;

/// <summary>Language models on the command line: which token comes next?</summary>
public sealed class LanguageModelTask : LearningTask
{
    private const string Lstm = "lstm";

    private static readonly OwnSettings _small = new(
        ("tokens", "word"), ("vocabulary", "6000"), ("epochs", "8"), ("decay", "0.5"), ("decay-start", "4"), ("clip", "5"), ("patience", "3"),
        ("init", "0.1"), ("alpha", "0.001"), ("eta", "0"), ("fan-out", "0.01"));

    private static readonly OwnSettings _large = new(
        [("tokens", "word"), ("vocabulary", "10000"), ("epochs", "500"), ("decay", "1"), ("decay-start", "0"), ("clip", "0.25"), ("patience", "0"),
        ("init", "0.1"), ("alpha", "0.0001"), ("eta", "0"), ("fan-out", "1"), .. LargeOptions.Published(embedding: 400)]);

    private static readonly OwnSettings _tenth = _large.With("vocabulary", "6000").With("epochs", "60").With("embedding", "40");

    /// <inheritdoc/>
    public override string Name => "lm";

    /// <inheritdoc/>
    public override string Title => "Language model";

    /// <inheritdoc/>
    public override string Summary => "A network reads a text, token by token, and says what comes next.";

    /// <inheritdoc/>
    public override string ScoreName => "mean log-probability of a token in nats; the perplexity is exp(−score)";

    /// <inheritdoc/>
    public override string Method => "truncated back-propagation through time, with the state carried on";

    /// <inheritdoc/>
    public override string OptimizerName => "SGD";

    /// <inheritdoc/>
    public override bool IsComparedByValidation => true;

    /// <inheritdoc/>
    public override IReadOnlyList<TaskCommand> Commands => LanguageModelCommands.All;

    /// <inheritdoc/>
    public override IReadOnlyList<Preset> Presets { get; } =
    [
        new("quick", "2 × 100 neurons, 6,000 types, 8 epochs", new() { Task = "lm", Network = "retroactive", Steps = 20, Lanes = 20, LearningRate = 1, Own = _small }, 8 * 666),
        new("paper", "Zaremba et al. 2014, the small model, with which Miconi et al. 2019 compare: 2 × 200 neurons, 10,000 types, 13 epochs",
            new() { Task = "lm", Preset = "paper", Network = "retroactive", Steps = 20, Lanes = 20, LearningRate = 1, Own = _small.With("vocabulary", "10000").With("epochs", "13") }, 13 * 666),
        new(LargeOptions.Large, "Merity et al. 2018, with which Miconi et al. 2019 compare: 1150, 1150 and 400 neurons, 10,000 types, 500 epochs",
            new() { Task = "lm", Preset = LargeOptions.Large, Network = "simple", Steps = 70, Lanes = 6, LearningRate = 30, Own = _large }, 328_105),
        new(LargeOptions.Tenth, "as large, with a tenth of the neurons: 115, 115 and 40, 6,000 types",
            new() { Task = "lm", Preset = LargeOptions.Tenth, Network = "simple", Steps = 70, Lanes = 20, LearningRate = 30, Own = _tenth }, 11_852),
    ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Meanings { get; } = new Dictionary<string, string>
    {
        ["steps"] = "tokens of each lane in an iteration; large presets draw it anew each time, around this",
        ["data"] = "a text file, a folder with train.txt, valid.txt and test.txt, or kjv; left out, plays by Shakespeare",
    };

    /// <inheritdoc/>
    public override IReadOnlyList<OwnOption> OwnOptions { get; } =
    [
        new("tokens", "word or char"),
        new("vocabulary", "the most types of tokens; all others are <unk>"),
        new("epochs", "epochs, unless --iterations is given"),
        new("decay", "what the learning rate is multiplied by after each epoch"),
        new("decay-start", "epochs with the full learning rate"),
        new("clip", "the norm to which the gradient is clipped"),
        new("patience", "ends the training after so many epochs without a better validation; 0 for never"),
        new("init", "weights start from U(±init); in large presets those of the embedding"),
        new("alpha", "α starts from U(±alpha); in large presets from U(0, alpha)"),
        new("eta", "η starts as this"),
        new("fan-out", "the weights of M(t) start from U(±fan-out)"),
        .. LargeOptions.All,
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<NetworkChoice> Networks { get; } =
    [
        .. NetworkKind.All.Select(kind => new NetworkChoice(kind.Name, kind.Description, NetworkKind.Layers * kind.Matrices, (settings, device) =>
            new LanguageModelTrainer(settings, Read(settings), device))),
    ];

    /// <summary>The settings of a network; what makes it plastic starts as docs/tasks.md says.</summary>
    public override RunSettings Usual(Preset preset, string network)
    {
        var usual = base.Usual(preset, network);
        var knobs = NetworkKind.Of(network).Knobs;
        foreach (var knob in new[] { "alpha", "eta", "fan-out" }.Except(knobs))
            usual = usual with { Own = usual.Own.With(knob, "0") };
        return knobs.Contains("eta") ? usual with { Own = usual.Own.With("eta", network != "none" ? "0.1" : LargeOptions.Has(usual) ? "0.01" : "0.001") } : usual;
    }

    /// <summary>As many neurons as give a network the parameters of the preset's LSTM.</summary>
    public override RunSettings Complete(RunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Hidden > 0)
            return settings;
        Check(settings with { Hidden = 1 });
        var types = Read(settings).Vocabulary.Count;
        return settings with
        {
            Hidden = LargeOptions.Of(settings) is { } large
                ? LargeKind.Of(settings.Network).Matched(LargeKind.Of(Lstm), types, large.Embedding, settings.Preset == LargeOptions.Large ? 1150 : 115)
                : NetworkKind.Of(settings.Network).Matched(NetworkKind.Of(Lstm), types, settings.Preset == "quick" ? 100 : 200),
        };
    }

    /// <inheritdoc/>
    public override int Iterations(RunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Segments.Of(settings, Read(settings)).Count(settings.Own.Whole("epochs"));
    }

    /// <inheritdoc/>
    public override string ScoreText(double score) => string.Create(CultureInfo.InvariantCulture, $"perplexity {Math.Exp(-score):0.0}");

    /// <inheritdoc/>
    public override void Check(RunSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var own = settings.Own;
        if (own["tokens"] is not ("word" or "char"))
            throw new UsageException($"--tokens {own["tokens"]}: there are word and char");
        Require(own.Whole("vocabulary") is >= 3 and < 1 << 24, "vocabulary", "give a whole number from 3");
        Require(own.Whole("epochs") > 0, "epochs", "give a number above 0");
        Require(own.Number("decay") is > 0 and <= 1, "decay", "give a number above 0, up to 1");
        Require(own.Whole("decay-start") >= 0, "decay-start", "give a number from 0");
        Require(own.Number("clip") > 0, "clip", "give a number above 0");
        Require(own.Whole("patience") >= 0, "patience", "give a number from 0");
        Require(own.Number("init") > 0, "init", "give a number above 0");
        foreach (var knob in new[] { "alpha", "eta", "fan-out" })
        {
            Require(own.Number(knob) >= 0, knob, "give a number from 0");
            if (own.Number(knob) != 0 && !NetworkKind.Of(settings.Network).Knobs.Contains(knob))
                throw new UsageException($"--{knob} means nothing in the network {settings.Network}: leave it out");
        }
        LargeOptions.Check(settings, Require);
        var corpus = Read(settings);
        if (corpus.Training.Length / settings.Lanes < settings.Steps)
            throw new UsageException($"the text's {corpus.Training.Length} tokens for training are too few for --lanes {settings.Lanes} and --steps {settings.Steps}: give a longer text, or less of either");
        if (corpus.Validation.Length == 0 || corpus.Test.Length == 0)
            throw new UsageException("the text has nothing for validation or for the test: give one of at least 20 lines");

        void Require(bool holds, string option, string remedy)
        {
            if (!holds)
                throw new UsageException($"--{option} {own[option]}: {remedy}");
        }
    }

    private static Corpus Read(RunSettings settings) => Corpus.Read(settings.Data, settings.Own["tokens"], settings.Own.Whole("vocabulary"));
}
