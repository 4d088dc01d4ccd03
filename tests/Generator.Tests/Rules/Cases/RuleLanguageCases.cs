using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>Plasticity rules written in C#.</summary>
internal static class RuleLanguageCases
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0220", "empty", "public readonly struct [|Mine|] : IPlasticityRule;"),
        Wrong("BPA0220", "commit only", "public readonly struct [|Mine|] : IPlasticityRule { public static float Commit(float hebb, float change, float rate) => hebb + rate * change; }"),
        Right("BPA0220", "drive only", "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre) => pre; }"),
        Right("BPA0220", "no rule", "public readonly struct Mine { public static float Commit(float hebb) => hebb; }"),

        Wrong("BPA0221", "drive", "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre, float [|rate|]) => pre * rate; }"),
        Wrong("BPA0221", "commit", "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre) => pre; public static float Commit(float hebb, float [|pre|]) => hebb + pre; }"),
        Right("BPA0221", "all there are", """
            public readonly struct Mine : IPlasticityRule
            {
                public static float Drive(float pre, float post, float hebb, float w, float alpha) => pre * post - hebb * w * alpha;
                public static float Trace(float eligibility, float drive, float eta) => eligibility + eta * drive;
                public static float Commit(float hebb, float change, float rate) => 0.5f * hebb + rate * change;
                public static float Weight(float w, float alpha, float hebb) => w + alpha * hebb;
            }
            """),

        Wrong("BPA0222", "remainder", "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre, float post) => [|pre % post|]; }"),
        Wrong("BPA0222", "whole numbers", "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre) => [|1 / (2 + 1)|] * pre; }"),
        Wrong("BPA0222", "no number", "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre) => pre + [|System.MathF.Log(-1)|]; }"),
        Wrong("BPA0222", "division by nothing", "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre) => pre * ([|1f / 0|]); }"),
        Wrong("BPA0222", "whole parameters", "public readonly struct Mine : IPlasticityRule { public static float [|Drive|](int pre, int post) => pre * post; }"),
        Wrong("BPA0222", "a method of the instance", "public readonly struct Mine : IPlasticityRule { public float [|Drive|](float pre) => pre; }"),
        Wrong("BPA0222", "two methods of a name", "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre) => pre; public static float [|Drive|](float pre, float post) => pre * post; }"),
        Wrong("BPA0222", "a weight without Hebb", "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre, float post) => pre * post; public static float [|Weight|](float w, float alpha) => w + alpha; }"),
        Wrong("BPA0222", "in two networks", "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre) => [|pre % 2|]; }" + Sources.Net("[Plastic<Mine>]", Sources.Usual) + Sources.Net("[Plastic<Mine>]", Sources.Usual).Replace("Net", "Other", StringComparison.Ordinal)),
        .. RuleBodyCases.All,
        Right("BPA0222", "arithmetic and functions", "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre, float post) => -(pre + 1) * System.MathF.Tanh(post / 2e-1f) - System.MathF.Max(pre, 0); }"),
        Right("BPA0222", "constants that fold", "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre) => System.MathF.Min(1, 2) / 2f * pre + System.MathF.Log(2) - 1 / 3f; }"),
    ];
}
