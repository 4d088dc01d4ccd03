using System.Globalization;
using System.Text.RegularExpressions;

namespace Backpropamine.Generator.Tests.Behaviour.RandomRules;

/// <summary>A drawn rule on a drawn layer, and the same rule's text over doubles.</summary>
/// <param name="Number">Which.</param>
/// <param name="Members">The rule's members.</param>
/// <param name="Layer">The attributes of the layer.</param>
internal sealed partial record RandomRule(int Number, string Members, string Layer)
{
    /// <summary>A fixed set.</summary>
    public static IReadOnlyList<RandomRule> All { get; } = [.. Enumerable.Range(0, 300).Select(Draw)];

    /// <summary>The network's class.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"Net{Number}");

    /// <summary>The class that computes the rule over doubles.</summary>
    public string Oracle => string.Create(CultureInfo.InvariantCulture, $"Oracle{Number}");

    /// <summary>The rule.</summary>
    public string Rule => string.Create(CultureInfo.InvariantCulture, $$"""
        #pragma warning disable
        using System;
        public readonly struct Rule{{Number}} : IPlasticityRule
        {
        {{Members}}
        }

        """);

    /// <summary>All declarations.</summary>
    public string Source => string.Create(CultureInfo.InvariantCulture, $$"""
        {{Rule}}public static class {{Oracle}}
        {
        {{FloatWord().Replace(FloatLiteral().Replace(Members, "(double)$0"), "double").Replace("MathF.", "Math.", StringComparison.Ordinal)}}
        }
        [Plastic<Rule{{Number}}>({{Layer}}
        public sealed partial class {{Name}}
        {
            [Input(2)]     public partial Signal Senses { get; }
            [Recurrent(3)] public partial Layer  Hidden { get; }
            [Readout(1)]   public partial Layer  Policy { get; }
        }

        """);

    private static RandomRule Draw(int number)
    {
        var draw = new RuleGrammar(new Random(number));
        var lines = new List<string>
        {
            "private const float Half = 0.5f;",
            "private static float Bend(float x, float by = 0.25f) { var bent = x * by; return bent / (1 + MathF.Abs(bent)); }",
            "private static bool IsLarge(float x) => x > 0.4f || x < -0.4f;",
        };
        var own = new List<string>();
        bool plain = draw.Chance(0.6);
        if (!plain) AddOwn(draw, lines, own);
        string[] late = plain ? [] : [.. own, "total"], early = plain ? [] : [.. own, "peak"];
        void Method(string name, string[] named, string before = "") => lines.Add(
            $"public static float {name}({string.Join(", ", named.Select(one => "float " + one))}){draw.Body(named, before)}");

        Method("Drive", ["pre", "post", "hebb", "w", "alpha", .. late], draw.Any("", "pre * post + "));
        if (draw.Chance(0.4)) Method("Trace", ["eligibility", "drive", "eta", .. late], draw.Any("", "0.5f * eligibility + eta * drive - 0.2f * "));
        if (draw.Chance(0.5)) Method("Commit", ["hebb", "change", "rate", .. late], draw.Any("", "hebb + rate * change + 0.1f * "));
        if (draw.Chance(0.5)) Method("Weight", ["w", "alpha", "hebb", .. early], "w + 0.25f * hebb + 0.3f * ");

        string grains = $"Alpha = Grain.{draw.Any("PerConnection", "PerNeuron", "Scalar", "One")}, Eta = Grain.{draw.Any("PerConnection", "PerNeuron", "Scalar", "One")}, EtaValue = 0.3, EtaLearned = {draw.Any("true", "false")}";
        string bound = draw.Any("Bound = Bound.None", "Limit = 1", "Limit = 0.4");
        string modulation = draw.Any("", "Simple", $"Retroactive, Order = TraceOrder.{draw.Any("CommitThenTrace", "TraceThenCommit")}");
        string fan = draw.Any("None", "PerNeuron", "PerNeuronBiased");
        return new(number, string.Join('\n', lines), $"{bound}, {grains}, Slow = SlowWeights.{draw.Any("Learned", "Learned", "None")})]"
            + (modulation.Length > 0 ? $"\n[Neuromodulated({modulation}, FanOut = FanOut.{fan})]" : ""));
    }

    /// <summary>Coefficients, states, a sum and a maximum of the rule's own.</summary>
    private static void AddOwn(RuleGrammar draw, List<string> lines, List<string> own)
    {
        string grain = draw.Any("PerConnection", "PerNeuron", "Scalar"), range = draw.Any("None", "Sigmoid", "Softplus", "Tanh");
        string learned = $"[Learned(Grain.{grain}, As = Reparametrisation.{range})] float gain";
        own.AddRange(["gain", "seen", "level", "use"]);
        lines.Add($"[State(Per.Pre)] public static float Seen(float seen, float pre){draw.Body(["seen", "pre"], "0.5f * seen + 0.5f * ", 2)}");
        lines.Add($"[State(Per.Post)] public static float Level(float level, float post, float peak){draw.Body(["level", "post", "peak"], "0.5f * level + 0.2f * ", 2)}");
        lines.Add($"[State(Per.Connection)] public static float Use(float use, float pre, float post, float hebb, float total, {learned}){draw.Body(["use", "pre", "post", "hebb", "total", "gain"], "0.5f * use + 0.2f * ", 2)}");
        lines.Add($"[Sum(Over.{draw.Any("Pre", "Post")})] public static float Total(float pre, float post, float hebb, float level, float seen){draw.Body(["pre", "post", "hebb", "level", "seen"], depth: 2)}");
        lines.Add($"[{draw.Any("Sum", "Max")}(Over.Pre)] public static float Peak(float w, float hebb, float pre, float use){draw.Body(["w", "hebb", "pre", "use"], depth: 2)}");
    }

    [GeneratedRegex(@"\b[\d.]+f\b")]
    private static partial Regex FloatLiteral();

    [GeneratedRegex(@"\bfloat\b")]
    private static partial Regex FloatWord();
}
