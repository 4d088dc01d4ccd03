using System.Globalization;

namespace Backpropamine.Generator.Tests.Behaviour.Steering;

/// <summary>One choice out of all that steers commits: units and what becomes of them, signals, fan-outs, schedules.</summary>
internal sealed record SteeredModel(
    int Number, string Rule, double? Limit, string Kind, string Order, string[] Sources, string At, string Activation, int Units, string Combine,
    double Scale, bool ScaleLearned, string FanOut, string FanOutActivation, string Signal, bool External, string On, int Every, int BurnIn, bool Clear)
{
    /// <summary>A fixed set of random choices.</summary>
    public static IReadOnlyList<SteeredModel> All { get; } = [.. Make(new Random(11), 60)];

    /// <summary>Rules that are not built in: one whose commit never rests, one with a state that goes on between commits.</summary>
    public const string Rules = """
        public readonly struct Fading : IPlasticityRule
        {
            public static float Drive(float pre, float post, float hebb) => pre * post / (1 + hebb * hebb);
            public static float Commit(float hebb, float change, float rate) => 0.75f * hebb + rate * change;
        }

        public readonly struct Centred : IPlasticityRule
        {
            [State(Per.Post)] public static float Mean(float mean, float post) => mean + 0.25f * (post - mean);
            public static float Drive(float pre, float post, float mean) => pre * (post - mean);
        }
        """;

    /// <summary>The name of the class.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"Steered{Number}");

    /// <summary>Whether there is an M.</summary>
    public bool IsModulated => Kind.Length > 0;

    /// <summary>The class.</summary>
    public string Source => string.Create(CultureInfo.InvariantCulture, $$"""
        [Plastic<{{Rule}}>(Bound = Bound.{{(Limit is null ? "None" : "Hard")}}{{(Limit is { } limit ? string.Create(CultureInfo.InvariantCulture, $", Limit = {limit}") : "")}}, EtaValue = 0.6, {{Schedule}}BurnIn = {{BurnIn}}{{(Clears ? ", ClearTrace = true" : "")}})]
        {{Modulated}}
        public sealed partial class {{Name}}
        {
            [Input(4)] public partial Signal Senses { get; }
            [Input(1)] public partial Signal Reward { get; }
            [Dense(3, From = nameof(Senses), Activation = Activation.Relu)] public partial Layer Gate { get; }
            [Recurrent(5, From = nameof(Senses))] public partial Layer Hidden { get; }
            [Readout(2)] public partial Layer Policy { get; }
            [Readout(1)] public partial Layer Value { get; }
        }
        """);

    /// <summary>Whether a commit clears the trace.</summary>
    public bool Clears => Clear && Kind == "Retroactive" && (On.Length > 0 || Every > 1);

    private string Schedule => On.Length > 0 ? $"CommitOn = nameof({On}), " : string.Create(CultureInfo.InvariantCulture, $"CommitEvery = {Every}, ");

    private string Modulated
    {
        get
        {
            if (!IsModulated) return "";
            var options = new List<string> { Kind, $"FanOut = FanOut.{FanOut}, FanOutActivation = Activation.{FanOutActivation}" };
            if (Kind == "Retroactive") options.Add($"Order = TraceOrder.{Order}");
            if (External) options.Add("External = true");
            else
            {
                options.Add(string.Create(CultureInfo.InvariantCulture, $"Scale = {Scale}, ScaleLearned = {(ScaleLearned ? "true" : "false")}"));
                options.Add(Signal.Length > 0 ? $"Signal = nameof({Signal})" : string.Create(CultureInfo.InvariantCulture,
                    $"FromAll = new[] {{ {string.Join(", ", Sources.Select(source => $"nameof({source})"))} }}, At = Tap.{At}, Activation = Activation.{Activation}, Units = {Units}, Combine = Combine.{Combine}"));
            }

            return $"[Neuromodulated({string.Join(", ", options)})]";
        }
    }

    private static IEnumerable<SteeredModel> Make(Random random, int count)
    {
        T Any<T>(params T[] values) => values[random.Next(values.Length)];
        for (int i = 0; i < count; i++)
        {
            string combine = Any("Sum", "Difference");
            yield return new(
                i, Any("Hebbian", "DecayingHebbian", "Fading", "Centred"), Any<double?>(null, 0.2), Any("", "Simple", "Retroactive", "Retroactive"), Any("CommitThenTrace", "TraceThenCommit"),
                Any<string[]>(["Hidden"], ["Hidden", "Gate"], ["Policy"]), Any("Now", "Before"), Any("Tanh", "Linear", "Softmax"), combine == "Sum" ? Any(1, 3) : Any(2, 4), combine,
                Any(1, 1.5, -0.25), Any(true, false), Any("None", "PerNeuron", "PerNeuronBiased", "PerConnection"), Any("Linear", "Tanh", "Sigmoid"), Any("", "", "Reward", "Value"), random.Next(6) == 0,
                Any("", "", "Reward"), Any(1, 2, 3), Any(0, 1, 2), Any(true, false));
        }
    }
}
