using System.Globalization;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>Networks that are not one fused cell, each for another reason, with layers of any size.</summary>
internal static class SweptModels
{
    /// <summary>Sizes of the plastic layers: fewer neurons than any vector has numbers, as many, and some more.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [1, 3, 7, 16, 33, 100];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names => [.. _bodies.Keys];

    /// <summary>A rule that has all that a rule can have, and one with maxima; some of their names are those of locals in kernels.</summary>
    public const string Rules = """
        public readonly struct Everything : IPlasticityRule
        {
            [State(Per.Pre)] public static float Lately(float lately, float pre) => 0.8f * lately + 0.2f * pre;
            [State(Per.Post)] public static float Threshold(float threshold, float post) => threshold + 0.1f * (post * post - threshold);
            [State(Per.Connection)] public static float At(float at, float pre, float post) => 0.9f * at + 0.1f * pre * post;
            [Sum(Over.Pre)] public static float Square(float w, float hebb) => (w + hebb) * (w + hebb);
            [Sum(Over.Post)] public static float Rebuilt(float post, float hebb) => post * hebb;
            public static float Weight(float w, float alpha, float hebb, float square, [Learned(Grain.PerNeuron, Scale = 0.4)] float b) => (w + b * alpha * hebb) / (1 + System.MathF.Sqrt(square + 0.1f));
            public static float Drive(float pre, float post, float lately, float threshold, float at, float rebuilt,
                [Learned(Grain.PerConnection, Initial = Initial.Normal, Scale = 0.3, As = Reparametrisation.Sigmoid)] float a) =>
                a * (pre + lately) * post * (post - threshold) + 0.1f * at - 0.1f * rebuilt * post;
            public static float Commit(float hebb, float change, float rate, [Learned(Grain.Scalar, Scale = 0.9, As = Reparametrisation.Sigmoid)] float keep) =>
                keep * hebb + rate * System.MathF.Tanh(change);
        }

        public readonly struct Largest : IPlasticityRule
        {
            [Max(Over.Pre)] public static float At1(float w, float hebb) => System.MathF.Abs(w + hebb);
            [Max(Over.Post)] public static float Sum6(float post, float hebb) => post * (1 + hebb);
            public static float Weight(float w, float hebb, float at1) => (w + hebb) / (0.5f + at1);
            public static float Drive(float pre, float post, float sum6) => pre * post - 0.1f * sum6;
        }


        """;

    private static readonly Dictionary<string, string> _bodies = new()
    {
        ["TwoLayers"] = """
            [Plastic]
            [Neuromodulated(Retroactive)]
            public sealed partial class $
            {
                [Input(4)] public partial Signal Senses { get; }
                [Recurrent(#)] public partial Layer Lower { get; }
                [Plastic<Oja>(Bound = Bound.None, Alpha = Grain.Scalar), Recurrent(%), Neuromodulated(Simple, From = nameof(Lower), FanOut = FanOut.PerNeuronBiased)] public partial Layer Upper { get; }
                [Readout(2)] public partial Layer Policy { get; }
            }
            """,
        ["Clamped"] = """
            [Plastic(Slow = SlowWeights.None, Eta = Grain.PerConnection)]
            public sealed partial class $
            {
                [Input(#)] public partial Signal Pattern { get; }
                [Recurrent(#, Input = InputMode.Clamp)] public partial Layer Hidden { get; }
                [Readout(2)] public partial Layer Policy { get; }
            }
            """,
        ["Softmax"] = """
            [Plastic(Alpha = Grain.PerNeuron, Eta = Grain.PerNeuron)]
            [Neuromodulated(Retroactive, Activation = Activation.Softmax, Order = TraceOrder.TraceThenCommit)]
            public sealed partial class $
            {
                [Input(4)] public partial Signal Senses { get; }
                [Recurrent(#, Activation = Activation.Softmax)] public partial Layer Hidden { get; }
                [Readout(2)] public partial Layer Policy { get; }
            }
            """,
        ["Beside"] = """
            [Network]
            public sealed partial class $
            {
                [Input(4)] public partial Signal Senses { get; }
                [Recurrent(3)] public partial Layer Gate { get; }
                [Plastic(Bound = Bound.Hard, Limit = 0.05), Recurrent(#), Neuromodulated(Simple, From = nameof(Gate), At = Tap.Before)] public partial Layer Hidden { get; }
                [Readout(2)] public partial Layer Policy { get; }
            }
            """,
        ["Whole"] = """
            [Plastic<Everything>]
            [Neuromodulated(Retroactive)]
            public sealed partial class $
            {
                [Input(4)] public partial Signal Senses { get; }
                [Recurrent(#)] public partial Layer Hidden { get; }
                [Readout(2)] public partial Layer Policy { get; }
            }
            """,
        ["Maximal"] = """
            [Plastic<Largest>]
            public sealed partial class $
            {
                [Input(4)] public partial Signal Senses { get; }
                [Recurrent(#)] public partial Layer Hidden { get; }
                [Readout(2)] public partial Layer Policy { get; }
            }
            """,
        ["Gated"] = """
            [Plastic<GatedDeltaRule>(Bound = Bound.None)]
            public sealed partial class $
            {
                [Input(4)] public partial Signal Senses { get; }
                [Recurrent(#)] public partial Layer Hidden { get; }
                [Readout(2)] public partial Layer Policy { get; }
            }
            """,
    };

    /// <summary>The class's name.</summary>
    public static string Name(string model, int size) => string.Create(CultureInfo.InvariantCulture, $"{model}{size}");

    /// <summary>Its source.</summary>
    public static string Source(string model, int size) => _bodies[model].Replace("$", Name(model, size), StringComparison.Ordinal)
        .Replace("#", size.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("%", (size + 2).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
