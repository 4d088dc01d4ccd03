using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>Rules that can be read, but hardly do what their author wants.</summary>
internal static class RuleDoubtCases
{
    private const string Drive = "public static float Drive(float pre, float post) => pre * post;";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0255", "left out", Rule(Drive, "public static float [|Commit|](float hebb, float rate) => (1 - rate) * hebb;")),
        Wrong("BPA0255", "times nothing", Rule(Drive, "public static float [|Commit|](float hebb, float change) => hebb + 0 * change;")),
        Right("BPA0255", "without a rate", Rule(Drive, "public static float Commit(float hebb, float change) => 0.9f * hebb + 0.1f * change;")),

        Wrong("BPA0256", "left out", Rule(Drive, "public static float [|Commit|](float change, float rate) => rate * change;")),
        Right("BPA0256", "in the drive", Rule("public static float Drive(float pre, float post, float hebb) => pre * post + 0.9f * hebb;", "public static float Commit(float change) => change;")),

        Wrong("BPA0257", "no drive", Rule(Drive, "public static float [|Trace|](float eligibility, float eta) => (1 - eta) * eligibility;")),
        Wrong("BPA0257", "no eligibility", Rule(Drive, "public static float [|Trace|](float drive, float eta) => eta * drive;")),
        Right("BPA0257", "no eta", Rule(Drive, "public static float Trace(float eligibility, float drive) => 0.9f * eligibility + drive;")),

        Wrong("BPA0258", "Hebb alone", Rule("public static float [|Drive|](float hebb) => 1 - hebb;")),
        Wrong("BPA0258", "a sum of Hebb", Rule("public static float [|Drive|](float total) => 1 - total;", "[Sum(Over.Pre)] public static float Total(float hebb) => hebb;")),
        Right("BPA0258", "by way of a state and a sum", Rule("public static float Drive(float total) => 1 - total;", "[Sum(Over.Pre)] public static float Total(float seen, float hebb) => hebb * seen;", "[State(Per.Pre)] public static float Seen(float pre) => pre;")),
        Right("BPA0258", "in the commit", Rule("public static float Drive(float hebb) => 1 - hebb;", "public static float Commit(float hebb, float change, float rate, float seen) => hebb + rate * seen * change;", "[State(Per.Pre)] public static float Seen(float pre) => pre;")),

        Wrong("BPA0259", "a commit that amplifies", Rule(Drive, "public static float [|Commit|](float hebb, float change, float rate) => 1.01f * hebb + rate * change;")),
        Wrong("BPA0259", "a commit that swings", Rule(Drive, "public static float [|Commit|](float hebb, float change, float rate) => rate * change - 2 * hebb;")),
        Wrong("BPA0259", "Oja with the wrong sign", Rule("public static float [|Drive|](float pre, float post, float hebb) => post * (pre + post * hebb);")),
        Right("BPA0259", "Oja", Rule("public static float Drive(float pre, float post, float hebb) => post * (pre - post * hebb);")),
        Right("BPA0259", "a sign that can be either", Rule("public static float Drive(float pre, float post, float hebb) => post * (pre + hebb);")),

        Wrong("BPA0260", "free", Rule(Drive, "public static float Commit(float hebb, float change, float rate, [Learned(Grain.Scalar)] float [|keep|]) => keep * hebb + rate * change;")),
        Wrong("BPA0260", "as decay", Rule(Drive, "public static float Commit(float hebb, float change, float rate, [Learned(Grain.PerNeuron)] float [|fade|]) => (1 - fade) * hebb + rate * change;")),
        Right("BPA0260", "within a range", Rule(Drive, "public static float Commit(float hebb, float change, float rate, [Learned(Grain.Scalar, As = Reparametrisation.Sigmoid)] float keep) => keep * hebb + rate * change;")),
        Right("BPA0260", "a rate of the trace", Rule(Drive, "public static float Trace(float eligibility, float drive, [Learned(Grain.Scalar)] float pace) => (1 - pace) * eligibility + pace * drive;")),
        Right("BPA0260", "a gain of what comes in", Rule("public static float Drive(float pre, float post, [Learned(Grain.PerConnection)] float gain) => gain * pre * post;")),

        Wrong("BPA0261", "squares", Rule("public static float Drive(float pre, float power) => pre - power;", "[State(Per.Post)] public static float [|Power|](float power, float post) => power + post * post;")),
        Wrong("BPA0261", "sizes, downwards", Rule("public static float Drive(float pre, float power) => pre - power;", "[State(Per.Post)] public static float [|Power|](float power, float post) => power - MathF.Abs(post);")),
        Wrong("BPA0261", "more than all of it", Rule("public static float Drive(float pre, float power) => pre - power;", "[State(Per.Post)] public static float [|Power|](float power, float post) => 1.1f * power + post;")),
        Right("BPA0261", "a counter", Rule("public static float Drive(float pre, float steps) => pre / (1 + steps);", "[State(Per.Post)] public static float Steps(float steps) => steps + 1;")),
        Right("BPA0261", "a threshold that seeks a level", Rule("public static float Drive(float pre, float post, float level) => pre * (post - level);", "[State(Per.Post)] public static float Level(float level, float post) => level + 0.1f * (post * post - 0.5f);")),

        Wrong("BPA0262", "a sum", Rule("public static float Drive(float pre, float total) => pre * total;", "[Sum(Over.Pre)] public static float [|Total|](float post) => post * post;")),
        Wrong("BPA0262", "a maximum", Rule("public static float Drive(float post, float peak) => post * peak;", "[Max(Over.Post)] public static float [|Peak|](float pre) => pre;")),
        Right("BPA0262", "the other axis", Rule("public static float Drive(float pre, float total) => pre * total;", "[Sum(Over.Post)] public static float Total(float post) => post * post;")),
        Right("BPA0262", "the number of neurons", Rule("public static float Drive(float pre, float count) => pre / count;", "[Sum(Over.Pre)] public static float Count() => 1;")),

        Wrong("BPA0263", "two states", Rule("public static float Drive(float post, float seen, float heard) => post * seen - heard;", "[State(Per.Pre)] public static float Seen(float seen, float pre) => 0.9f * seen + pre;", "[State(Per.Pre)] public static float [|Heard|](float heard, float pre) => 0.9f * heard + pre;")),
        Wrong("BPA0263", "two sums", Rule("public static float Drive(float post, float seen, float heard) => post * seen - heard;", "[Sum(Over.Pre)] public static float Seen(float pre, float hebb) => hebb * pre;", "[Sum(Over.Pre)] public static float [|Heard|](float pre, float hebb) => hebb * pre;")),
        Right("BPA0263", "a sum and a maximum", Rule("public static float Drive(float post, float seen, float heard) => post * seen - heard;", "[Sum(Over.Pre)] public static float Seen(float pre, float hebb) => hebb * pre;", "[Max(Over.Pre)] public static float Heard(float pre, float hebb) => hebb * pre;")),
        Right("BPA0263", "another pace", Rule("public static float Drive(float post, float seen, float heard) => post * seen - heard;", "[State(Per.Pre)] public static float Seen(float seen, float pre) => 0.9f * seen + pre;", "[State(Per.Pre)] public static float Heard(float heard, float pre) => 0.5f * heard + pre;")),

        Wrong("BPA0264", "a sum of two", Rule("public static float Drive(float pre, float post, [Learned(Grain.Scalar)] float a, [Learned(Grain.Scalar)] float [|b|]) => (a + 2 * b) * pre * post;")),
        Right("BPA0264", "of two grains", Rule("public static float Drive(float pre, float post, [Learned(Grain.Scalar)] float a, [Learned(Grain.PerNeuron)] float b) => (a + b) * pre * post;")),
        Right("BPA0264", "one of them elsewhere too", Rule("public static float Drive(float pre, float post, [Learned(Grain.Scalar)] float a, [Learned(Grain.Scalar)] float b) => (a + b) * pre * post - b * post;")),

        Wrong("BPA0265", "a choice", Rule("public static float Drive(float pre, float post) => pre * ([|post > 0.5f && pre > 0 ? 1 : 0|]);")),
        Wrong("BPA0265", "a sign", Rule("public static float Drive(float pre, float post) => pre * [|MathF.Sign(post)|];")),
        Right("BPA0265", "a choice of values", Rule("public static float Drive(float pre, float post) => pre * (post > 0.5f ? post : 0);")),
        Right("BPA0265", "in a condition", Rule("public static float Drive(float pre, float post) => MathF.Sign(pre) == MathF.Sign(post) ? pre : post;")),

        Wrong("BPA0266", "in a condition", Rule("public static float Drive(float pre, float post, [Learned(Grain.Scalar)] float [|level|]) => post > level ? pre : 0;")),
        Wrong("BPA0266", "in a sign of a difference", Rule("public static float Drive(float pre, float post, [Learned(Grain.Scalar)] float [|level|]) => pre > level ? pre * post : post;")),
        Right("BPA0266", "in a value too", Rule("public static float Drive(float pre, float post, [Learned(Grain.Scalar)] float level) => post > level ? pre * (post - level) : 0;")),

        Wrong("BPA0267", "a root of Hebb", Rule("public static float Drive(float pre, float hebb) => pre - [|MathF.Sqrt(hebb * hebb)|];")),
        Wrong("BPA0267", "a logarithm of a state", Rule("public static float Drive(float pre, float level) => pre * [|MathF.Log(level)|];", "[State(Per.Post)] public static float Level(float level, float post) => 0.9f * level + post * post;")),
        Wrong("BPA0267", "a power in a method", Rule("public static float Drive(float pre, float post) => post * Root(MathF.Abs(pre)); private static float Root(float x) => [|MathF.Pow(x, 0.3f)|];")),
        Wrong("BPA0267", "a root of a sum", Rule("public static float Drive(float pre, float norm) => pre / (1 + [|MathF.Sqrt(norm)|]);", "[Sum(Over.Pre)] public static float Norm(float hebb) => hebb * hebb;")),
        Right("BPA0267", "a root with a floor", Rule("public static float Drive(float pre, float hebb) => pre - MathF.Sqrt(hebb * hebb + 1e-6f);")),
        Right("BPA0267", "a root that is not taken", Rule("public static float Drive(float pre, float hebb) => pre - (hebb > 0 ? MathF.Sqrt(hebb) : 0);")),
        Right("BPA0267", "a root of weights", Rule("public static float Drive(float pre, float norm) => pre / MathF.Sqrt(norm);", "[Sum(Over.Pre)] public static float Norm(float w, float hebb) => (w + hebb) * (w + hebb);")),

        Wrong("BPA0268", "by a threshold", Rule("public static float Drive(float pre, float post, float level) => [|pre * post / level|];", "[State(Per.Post)] public static float Level(float level, float post) => 0.9f * level + post * post;")),
        Wrong("BPA0268", "by the activity before", Rule("public static float Drive(float pre, float post) => [|post / MathF.Abs(pre)|];")),
        Right("BPA0268", "by a threshold with a floor", Rule("public static float Drive(float pre, float post, float level) => pre * post / MathF.Max(level, 0.1f);", "[State(Per.Post)] public static float Level(float level, float post) => 0.9f * level + post * post;")),
        Right("BPA0268", "by a threshold that starts elsewhere", Rule("public static float Drive(float pre, float post, float level) => pre * post / level;", "[State(Per.Post, Initial = 0.5)] public static float Level(float level, float post) => 0.9f * level + post * post;")),
        Right("BPA0268", "not taken", Rule("public static float Drive(float pre, float post, float hebb) => hebb == 0 ? pre * post : post / hebb;")),

        Wrong("BPA0273", "a commit with a letter less", Rule("public static float Drive(float pre, float post) => pre * post;", "public static float [|Comit|](float hebb, float change, float rate) => 0.9f * hebb + rate * change;")),
        Wrong("BPA0273", "a trace with another letter", Rule("public static float Drive(float pre, float post) => pre * post;", "public static float [|Trase|](float eligibility, float drive, float eta) => eligibility + eta * drive;")),
        Wrong("BPA0273", "a weight in lower case", Rule("public static float Drive(float pre, float post) => pre * post;", "public static float [|weight|](float w, float alpha, float hebb) => w * (1 + alpha * hebb);")),
        Wrong("BPA0273", "a commit as others call it", Rule("public static float Drive(float pre, float post) => pre * post;", "public static float [|Update|](float hebb, float change, float rate) => 0.9f * hebb + rate * change;")),
        Wrong("BPA0273", "in the other part of the rule", "public readonly partial struct Mine : IPlasticityRule { public static float Drive(float pre, float post) => pre * post; }\npublic readonly partial struct Mine { public static float [|Commmit|](float hebb, float change) => hebb + change; }"),
        Wrong("BPA0273", "in a rule of two networks", Rule("public static float Drive(float pre, float post) => pre * post;", "public static float [|Comit|](float hebb, float change, float rate) => 0.9f * hebb + rate * change;")
            + Sources.Net("[Plastic<Mine>]", Sources.Usual) + Sources.Net("[Plastic<Mine>]", Sources.Usual).Replace("Net", "Other", StringComparison.Ordinal)),
        Right("BPA0273", "a helper that is called", Rule("public static float Drive(float pre, float post) => Comit(pre) * post;", "public static float Comit(float x) => MathF.Tanh(x);")),
        Right("BPA0273", "a helper of a helper", Rule("public static float Drive(float pre, float post) => pre * post * One();", "private static float One() => Comit(1);", "public static float Comit(float x) => x;")),
        Right("BPA0273", "a method that resembles nothing", Rule("public static float Drive(float pre, float post) => pre * post;", "public static float Novelty(float pre, float post) => pre - post;")),
        Right("BPA0273", "what resembles a method that is there", Rule("public static float Drive(float pre, float post) => pre * post;", "public static float Commit(float hebb, float change, float rate) => 0.9f * hebb + rate * change;", "public static float Commits(float hebb) => hebb;")),
        Right("BPA0273", "no rule", "public readonly struct Mine { public static float Comit(float hebb) => hebb; }"),
    ];

    private static string Rule(params string[] members) =>
        $"using System;\n\npublic readonly struct Mine : IPlasticityRule\n{{\n{string.Join('\n', members.Select(member => "    " + member))}\n}}\n";
}
