using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>Learned coefficients, states and sums of rules.</summary>
internal static class LearnedCases
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0224", "a name with a meaning", Rule("float pre, [Learned(Grain.Scalar)] float [|hebb|]", "pre * hebb")),
        Wrong("BPA0224", "a name of the layer's own", Rule("float pre, [Learned(Grain.Scalar)] float [|modulatorBias|]", "pre * modulatorBias")),
        Wrong("BPA0224", "no grain", Rule("float pre, [Learned(Grain.One)] float [|a|]", "pre * a")),
        Wrong("BPA0224", "above its range", Rule("float pre, [Learned(Grain.Scalar, Scale = 1, As = Reparametrisation.Sigmoid)] float [|a|]", "pre * a")),
        Wrong("BPA0224", "below its range", Rule("float pre, [Learned(Grain.Scalar, Scale = 0, As = Reparametrisation.Softplus)] float [|a|]", "pre * a")),
        Wrong("BPA0224", "outside its range", Rule("float pre, [Learned(Grain.Scalar, Scale = -2, As = Reparametrisation.Tanh)] float [|a|]", "pre * a")),
        Wrong("BPA0224", "no number", Rule("float pre, [Learned(Grain.Scalar, Scale = double.NaN)] float [|a|]", "pre * a")),
        Wrong("BPA0224", "a negative scale", Rule("float pre, [Learned(Grain.Scalar, Initial = Initial.Normal, Scale = -1)] float [|a|]", "pre * a")),
        Wrong("BPA0224", "two declarations", Rule("float pre, [Learned(Grain.Scalar)] float a", "pre * a", "public static float Commit(float hebb, float change, [Learned(Grain.PerNeuron)] float [|a|]) => a * hebb + change;")),
        Wrong("BPA0224", "two names that are one in the layer", Rule("float pre, [Learned(Grain.Scalar)] float keepIt, [Learned(Grain.Scalar)] float [|keep_it|]", "pre * keepIt * keep_it")),
        Right("BPA0224", "of every grain and range", Rule(
            "float pre, float post, [Learned(Grain.PerConnection, Initial = Initial.Normal)] float a, [Learned(Grain.PerNeuron, Scale = -3)] float b, [Learned(Grain.Scalar, Scale = 0.2, As = Reparametrisation.Tanh)] float c",
            "a * pre + b * post + c",
            "public static float Commit(float hebb, float change, [Learned(Grain.Scalar, Scale = 0.9, As = Reparametrisation.Sigmoid)] float keep, float a) => keep * hebb + a * change;"
                + "public static float Weight(float w, float hebb, [Learned(Grain.Scalar, Scale = 3, As = Reparametrisation.Softplus)] float gain) => w + gain * hebb;")),
        Right("BPA0224", "declared twice alike", Rule("float pre, [Learned(Grain.Scalar)] float a", "pre * a", "public static float Commit(float hebb, float change, [Learned(Grain.Scalar)] float a) => hebb + a * change;")),

        Wrong("BPA0226", "a name that is taken", Rule("float pre, float hebb", "pre * hebb", "[State(Per.Post)] public static float [|Hebb|](float hebb, float post) => post;")),
        Wrong("BPA0226", "the name of a coefficient", Rule("float pre, [Learned(Grain.Scalar)] float a", "pre * a", "[State(Per.Post)] public static float [|A|](float post) => post;")),
        Wrong("BPA0226", "two kinds", Rule("float pre, float a", "pre * a", "[State(Per.Post), Sum(Over.Pre)] public static float [|A|](float post) => post;")),
        Wrong("BPA0226", "another neuron's", Rule("float pre, float a", "pre * a", "[State(Per.Pre)] public static float [|A|](float a, float pre, float post) => a + pre * post;")),
        Wrong("BPA0226", "a matrix in a vector", Rule("float pre, float a", "pre * a", "[State(Per.Post)] public static float [|A|](float a, float hebb) => a + hebb;")),
        Wrong("BPA0226", "a coefficient of the other neurons", Rule("float pre, float a, [Learned(Grain.PerNeuron)] float b", "pre * a", "[State(Per.Pre)] public static float [|A|](float a, float pre, float b) => a + b * pre;")),
        Wrong("BPA0226", "a sum that reads itself", Rule("float pre, float total", "pre * total", "[Sum(Over.Pre)] public static float [|Total|](float pre, float total) => pre + total;")),
        Wrong("BPA0226", "sums in a circle", Rule("float pre, float a", "pre * a", "[Sum(Over.Pre)] public static float [|A|](float pre, float b) => pre * b; [Max(Over.Post)] public static float B(float post, float a) => post * a;")),
        Wrong("BPA0226", "a sum that Weight cannot wait for", Rule("float pre", "pre", "[Sum(Over.Pre)] public static float [|A|](float post, float hebb) => hebb * post; public static float Weight(float w, float hebb, float a) => w + a * hebb;")),
        Right("BPA0226", "of every kind", Rule("float pre, float post, float level, float norm, float peak, float use", "pre * level / (1 + norm) - peak * post + use", """
            [State(Per.Pre)] public static float Seen(float seen, float pre) => seen + pre;
                [State(Per.Post)] public static float Level(float level, float post, float norm) => level + post / (1 + norm);
                [State(Per.Connection)] public static float Use(float use, float pre, float post, float level, float seen) => use + pre * post * level * seen;
                [Sum(Over.Pre)] public static float Norm(float w, float hebb) => w * w + hebb * hebb;
                [Max(Over.Post)] public static float Peak(float norm, float pre, float post) => norm * pre * post;
            """)),

        Wrong("BPA0225", "a state that only keeps itself", Rule("float pre", "pre", "[State(Per.Post)] public static float [|Level|](float level, float post) => 0.5f * level + post;")),
        Wrong("BPA0225", "not used", Rule("float pre, [Learned(Grain.Scalar)] float [|a|]", "pre")),
        Right("BPA0225", "used elsewhere", Rule("float pre, [Learned(Grain.Scalar)] float a", "pre", "public static float Commit(float hebb, float change, float a) => hebb + a * change;")),
    ];

    private static string Rule(string parameters, string drive, string more = "") =>
        $"public readonly struct Mine : IPlasticityRule\n{{\n    public static float Drive({parameters}) => {drive};\n    {more}\n}}\n";
}
