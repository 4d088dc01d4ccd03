namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>A rule twice: as the C# that the generator reads, and as the same functions of doubles.</summary>
internal sealed record CombinationRule(
    string Source,
    Func<double, double, double, double, double, double> Drive,
    Func<double, double, double, double>? Trace = null,
    Func<double, double, double, double>? Commit = null,
    Func<double, double, double, double>? Weight = null)
{
    /// <summary>The built-in rules, which have no source here, and rules that use the language to its edges.</summary>
    public static IReadOnlyDictionary<string, CombinationRule> All { get; } = new Dictionary<string, CombinationRule>
    {
        ["Hebbian"] = new("", (pre, post, _, _, _) => pre * post),
        ["Oja"] = new("", (pre, post, hebb, _, _) => post * (pre - post * hebb)),
        ["DecayingHebbian"] = new("", (pre, post, _, _, _) => pre * post, Commit: (hebb, change, rate) => (1 - rate) * hebb + rate * change),
        ["Drift"] = new(
            "public static float Drive(float post, float hebb) => 0.05f - post * post * hebb;",
            (_, post, hebb, _, _) => 0.05f - post * post * hebb),
        ["Bent"] = new(
            """
            public static float Drive(float pre, float post, float hebb, float w) => System.MathF.Tanh(pre * post) - 0.1f * hebb * w;
            public static float Trace(float eligibility, float drive, float eta) => eligibility - eta * (eligibility - drive);
            public static float Commit(float hebb, float change, float rate) => (1 - 0.5f * rate) * hebb + rate * change + 0.01f;
            public static float Weight(float w, float alpha, float hebb) => w * (1 + alpha * System.MathF.Tanh(hebb));
            """,
            (pre, post, hebb, w, _) => Math.Tanh(pre * post) - 0.1f * hebb * w,
            (eligibility, drive, eta) => eligibility - eta * (eligibility - drive),
            (hebb, change, rate) => (1 - 0.5f * rate) * hebb + rate * change + 0.01f,
            (w, alpha, hebb) => w * (1 + alpha * Math.Tanh(hebb))),
        ["Offset"] = new(
            """
            public static float Drive(float pre, float alpha) => System.MathF.Abs(pre) * alpha;
            public static float Trace(float drive) => drive;
            public static float Commit(float hebb, float change, float rate) => 0.8f * hebb - rate / (2 + change * change);
            public static float Weight(float w, float alpha, float hebb) => w - 2 * alpha * hebb + 0.1f + 0.1f;
            """,
            (pre, _, _, _, alpha) => Math.Abs(pre) * alpha,
            (_, drive, _) => drive,
            (hebb, change, rate) => 0.8f * hebb - rate / (2 + change * change),
            (w, alpha, hebb) => w - 2 * alpha * hebb + 0.1f + 0.1f),
        ["Chosen"] = new(
            """
            private const float Bend = 0.3f;
            public static float Drive(float pre, float post, float hebb)
            {
                var weak = System.MathF.Abs(pre) < Bend || post >= 0.8f;
                var size = weak ? 0.5f * pre * post : System.MathF.Pow(pre, 2) * System.MathF.Sign(post) / pre;
                return size - Pull(hebb, by: 0.1f);
            }
            public static float Trace(float eligibility, float drive, float eta) => drive > 0 ? float.Lerp(eligibility, drive, eta) : 0.7f * eligibility;
            public static float Commit(float hebb, float change, float rate)
            {
                float delta = rate * change;
                return hebb + delta - System.MathF.Abs(delta) * hebb;
            }
            public static float Weight(float w, float alpha, float hebb) => w == 0 ? alpha * System.MathF.Sin(hebb) : w + System.Math.Clamp(alpha * hebb, -0.4f, 0.4f);
            private static float Pull(float x, float by) => x > -0.2f ? by * x : by * x / (1 + System.MathF.Exp(-x));
            """,
            (pre, post, hebb, _, _) => (Math.Abs(pre) < 0.3f || post >= 0.8f ? 0.5 * pre * post : pre * pre * Math.Sign(post) / pre)
                - (hebb > -0.2f ? 0.1f * hebb : 0.1f * hebb / (1 + Math.Exp(-hebb))),
            (eligibility, drive, eta) => drive > 0 ? double.Lerp(eligibility, drive, eta) : 0.7f * eligibility,
            (hebb, change, rate) => hebb + rate * change - Math.Abs(rate * change) * hebb,
            (w, alpha, hebb) => w == 0 ? alpha * Math.Sin(hebb) : w + Math.Clamp(alpha * hebb, -0.4f, 0.4f)),
        ["Replace"] = new(
            """
            public static float Drive(float pre, float post) => System.MathF.Max(pre, 0) * System.MathF.Min(post, 0.5f);
            public static float Commit(float change, float rate) => rate * change;
            """,
            (pre, post, _, _, _) => Math.Max(pre, 0) * Math.Min(post, 0.5),
            Commit: (_, change, rate) => rate * change),
    };

    /// <summary>The declarations of those that are not built in.</summary>
    public static string Declarations { get; } = string.Concat(All.Where(rule => rule.Value.Source.Length > 0)
        .Select(rule => $"public readonly struct {rule.Key} : IPlasticityRule\n{{\n{rule.Value.Source}\n}}\n"));
}
