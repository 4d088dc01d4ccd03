using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>Learned coefficients of rules.</summary>
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
        Right("BPA0224", "declared twice alike", Rule("float pre, [Learned(Grain.Scalar)] float a", "pre * a", "public static float Commit(float hebb, float change, [Learned(Grain.Scalar)] float a) => a * hebb + change;")),

        Wrong("BPA0225", "not used", Rule("float pre, [Learned(Grain.Scalar)] float [|a|]", "pre")),
        Right("BPA0225", "used elsewhere", Rule("float pre, [Learned(Grain.Scalar)] float a", "pre", "public static float Commit(float hebb, float change, float a) => a * hebb + change;")),
    ];

    private static string Rule(string parameters, string drive, string more = "") =>
        $"public readonly struct Mine : IPlasticityRule\n{{\n    public static float Drive({parameters}) => {drive};\n    {more}\n}}\n";
}
