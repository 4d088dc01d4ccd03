using System.Globalization;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>One choice out of everything that a plastic layer can be, as a model of five layers around it.</summary>
internal sealed record Combination(
    int Number, string Rule, double? Limit, string Alpha, string Eta, bool EtaLearned, string Slow,
    string Modulation, string From, string At, string ModulatorActivation, string FanOut, string Order, bool External,
    string[] Sources, string Input, string Activation, bool Bias, bool Inject, bool Reversed)
{
    /// <summary>The gain of added input.</summary>
    public const double Gain = 0.5;

    /// <summary>A fixed set of random choices.</summary>
    public static IReadOnlyList<Combination> All { get; } = [.. Make(new Random(5), 72)];

    /// <summary>Neurons of the plastic layer, and of what is joined with it neuron by neuron.</summary>
    public int Size { get; init; } = 5;

    /// <summary>Whether there is an M.</summary>
    public bool IsModulated => Modulation.Length > 0;

    /// <summary>The name of the class.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"Net{Number}");

    /// <summary>The class.</summary>
    public string Source
    {
        get
        {
            string[] layers =
            [
                $"{(Inject ? "[Inject(nameof(Label), Gain = -2)] " : "")}[Dense({Size}, From = nameof(Senses), Activation = Activation.Relu)] public partial Layer Gate {{ get; }}",
                $"{Plastic}{Modulated}{(Inject ? "[Inject(nameof(Label), Gain = 0.25)] " : "")}[Recurrent({Size}, FromAll = new[] {{ {string.Join(", ", Sources.Select(source => $"nameof({source})"))} }}, "
                    + $"Input = InputMode.{Input}, {(Input == "Add" ? "Gain = 0.5, " : "")}Activation = Activation.{Activation}, Bias = {Text(Bias)})] public partial Layer Hidden {{ get; }}",
                "[Recurrent(3, From = nameof(Hidden))] public partial Layer Upper { get; }",
                "[Readout(2, FromAll = new[] { nameof(Upper), nameof(Gate) })] public partial Layer Policy { get; }",
                "[Readout(1, From = nameof(Policy), Activation = Activation.Sigmoid, Bias = false)] public partial Layer Value { get; }",
            ];
            return $"[Network]\npublic sealed partial class {Name}\n{{\n[Input(4)] public partial Signal Senses {{ get; }}\n[Input({Size})] public partial Signal Label {{ get; }}\n"
                + string.Join('\n', Reversed ? layers.Reverse() : layers) + "\n}\n";
        }
    }

    private string Plastic => $"[Plastic<{Rule}>(Bound = Bound.{(Limit is null ? "None" : "Hard")}{(Limit is { } limit ? string.Create(CultureInfo.InvariantCulture, $", Limit = {limit}") : "")}, "
        + $"Alpha = Grain.{Alpha}, Eta = Grain.{Eta}, EtaValue = 0.3, EtaLearned = {Text(EtaLearned)}, Slow = SlowWeights.{Slow})] ";

    private string Modulated => !IsModulated ? ""
        : $"[Neuromodulated({Modulation}, From = nameof({From}), At = Tap.{At}, Activation = Activation.{ModulatorActivation}, FanOut = FanOut.{FanOut}"
            + $"{(Modulation == "Retroactive" ? $", Order = TraceOrder.{Order}" : "")}, External = {Text(External)})] ";

    private static string Text(bool value) => value ? "true" : "false";

    private static IEnumerable<Combination> Make(Random random, int count)
    {
        T Any<T>(params T[] values) => values[random.Next(values.Length)];
        string[] grains = ["PerConnection", "PerNeuron", "Scalar", "One"];
        bool Coin() => random.Next(2) == 0;
        for (int i = 0; i < count; i++)
        {
            string input = Any("Linear", "Add", "Clamp");
            yield return new(
                i, Any([.. CombinationRule.All.Keys]), Any<double?>(null, 1, 0.05), Any(grains), Any(grains), Coin(), Any("Learned", "None"),
                Any("", "Simple", "Retroactive"), Any("Hidden", "Upper", "Gate", "Policy"), Any("Now", "Before"),
                Any("Tanh", "Linear", "Sigmoid"), Any("None", "PerNeuron", "PerNeuronBiased"), Any("CommitThenTrace", "TraceThenCommit"), random.Next(5) == 0,
                input == "Linear" ? Any<string[]>(["Senses"], ["Senses", "Label"], ["Gate", "Senses"]) : Any<string[]>(["Label"], ["Gate"], ["Gate", "Label"]),
                input, Any("Tanh", "Relu", "Sigmoid", "Linear", "Softmax"), Coin(), Coin(), Coin());
        }
    }
}
