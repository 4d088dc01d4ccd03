using Backpropamine.Samples.LanguageModel.Networks;
using Backpropamine.Training;

namespace Backpropamine.Samples.LanguageModel.Training;

/// <summary>What only trainings of the large model have.</summary>
/// <param name="Embedding">Numbers in the embedding of a type.</param>
/// <param name="Rates">How much is dropped.</param>
/// <param name="Activity">The weight of the penalty for large activities (AR).</param>
/// <param name="Change">The weight of the penalty for activities that change from step to step (TAR).</param>
/// <param name="WeightDecay">The decay of weights.</param>
/// <param name="DividesAlpha">Whether the gradient of α is divided by the number of neurons.</param>
internal sealed record LargeOptions(int Embedding, DropoutRates Rates, double Activity, double Change, double WeightDecay, bool DividesAlpha)
{
    /// <summary>The preset of Merity et al.'s size.</summary>
    public const string Large = "large";

    /// <summary>The preset of a tenth of it.</summary>
    public const string Tenth = "large-tenth";

    /// <summary>The option that says when weights begin to be averaged.</summary>
    public const string NonMonotone = "non-monotone";

    private const string Divides = "alpha-division";

    /// <summary>The options on the command line.</summary>
    public static IReadOnlyList<OwnOption> All { get; } =
    [
        new("embedding", "large presets: numbers in an embedding, and neurons of the last layer"),
        new("drop-words", "large presets: the share of types that are dropped in the input"),
        new("drop-input", "large presets: the share of each embedding that is dropped"),
        new("drop-hidden", "large presets: the share of neurons that is dropped between layers"),
        new("drop-output", "large presets: the share of neurons that is dropped before the read-out"),
        new("ar", "large presets: the weight of the activities' mean square in the loss"),
        new("tar", "large presets: the same for their changes from step to step"),
        new("weight-decay", "large presets: the decay of weights"),
        new(NonMonotone, "large presets: weights are averaged once a validation is worse than the best of all but the latest so many; 0 for never"),
        new(Divides, "large presets: 1 divides the gradient of α by the number of neurons, 0 does not"),
    ];

    /// <summary>The published values (Merity et al. 2018, as Miconi et al. 2019 use them).</summary>
    /// <param name="embedding">Numbers in the embedding of a type.</param>
    public static IEnumerable<(string Name, string Value)> Published(int embedding) =>
    [
        ("embedding", $"{embedding}"), ("drop-words", "0.1"), ("drop-input", "0.4"), ("drop-hidden", "0.25"), ("drop-output", "0.4"), ("ar", "2"), ("tar", "1"), ("weight-decay", "1.2E-06"),
        (NonMonotone, "5"), (Divides, "1"),
    ];

    /// <summary>Whether a training is one of the large model.</summary>
    /// <param name="settings">The training.</param>
    public static bool Has(RunSettings settings) => settings.Preset is Large or Tenth;

    /// <summary>The options of a training; null if it is none of the large model.</summary>
    /// <param name="settings">The training.</param>
    public static LargeOptions? Of(RunSettings settings)
    {
        if (!Has(settings))
            return null;
        var own = settings.Own;
        return new LargeOptions(
            own.Whole("embedding"),
            new DropoutRates(own.Number("drop-words"), own.Number("drop-input"), own.Number("drop-hidden"), own.Number("drop-output")),
            own.Number("ar"),
            own.Number("tar"),
            own.Number("weight-decay"),
            own.Whole(Divides) == 1);
    }

    /// <summary>Checks the options.</summary>
    /// <param name="settings">The training.</param>
    /// <param name="require">Takes whether an option is as it has to be, its name, and what to do else.</param>
    /// <exception cref="UsageException">A value makes no sense, or the training is none of the large model.</exception>
    public static void Check(RunSettings settings, Action<bool, string, string> require)
    {
        var own = settings.Own;
        if (Has(settings))
        {
            require(own.Whole("embedding") > 0, "embedding", "give a number above 0");
            foreach (var rate in new[] { "drop-words", "drop-input", "drop-hidden", "drop-output" })
                require(own.Number(rate) is >= 0 and < 1, rate, "give a number from 0, below 1");
            foreach (var weight in new[] { "ar", "tar", "weight-decay" })
                require(own.Number(weight) >= 0, weight, "give a number from 0");
            require(own.Whole(NonMonotone) >= 0, NonMonotone, "give a number from 0");
            require(own.Whole(Divides) is 0 or 1, Divides, "there are 0 and 1");
        }
        else if (All.FirstOrDefault(option => own.Has(option.Name)) is { } given)
            throw new UsageException($"--{given.Name} means nothing in the preset {settings.Preset}: leave it out, or give --preset {Large} or {Tenth}");
    }
}
