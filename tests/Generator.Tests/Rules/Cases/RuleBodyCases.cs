using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>What may stand in the body of a rule's method, and what may not.</summary>
internal static class RuleBodyCases
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Right("BPA0222", "locals", Rule("public static float Drive(float pre, float post) { var product = pre * post; const float half = 0.5f; float a = half, b = a * product; return b - product; }")),
        Right("BPA0222", "constants", Rule("private const float Half = 0.5f; private const int Two = 2; public static float Drive(float pre) => pre * Half / Two * (float)Numbers.Third + MathF.PI;", "public static class Numbers { public const double Third = 1 / 3d; }")),
        Right("BPA0222", "choices", Rule("public static float Drive(float pre, float post) => pre > 0 && !(post <= 0.1f || pre == post) ? pre * post : post != 0 || pre < post ? 0 : -1;")),
        Right("BPA0222", "a named condition", Rule("public static float Drive(float pre, float post) { var strong = post > 0.5f; return strong && IsOn(pre) ? pre : true ? 0 : 1; } private static bool IsOn(float x) => x > 0;")),
        Right("BPA0222", "functions", Rule("public static float Drive(float pre, float post) => MathF.Sign(pre) * MathF.Pow(post, 2) + Math.Clamp(pre, -1, 1f) + float.Lerp(pre, post, 0.5f) + (float)Math.Sin(pre) - MathF.FusedMultiplyAdd(pre, post, MathF.Cos(post)) + MathF.Pow(MathF.Abs(pre), 1.5f) + MathF.Log(2 + pre * pre, 2);")),
        Right("BPA0222", "methods", Rule("public static float Drive(float pre, float post) => Squash(scale: 2, x: pre) * post.Twice() + Squash(post); private static float Squash(float x, float scale = 1) { var y = x * scale; return MathF.Tanh(y); }", "public static class More { public static float Twice(this float x) => 2 * x; }")),
        Right("BPA0222", "the rule's own method", Rule("public static float Drive(float pre, float post) => pre * post; public static float Commit(float hebb, float change, float rate) => hebb + rate * Drive(change, 1);")),
        Right("BPA0222", "a method of a built-in rule", Rule("public static float Drive(float pre, float post, float hebb) => 0.5f * Oja.Drive(hebb: hebb, pre: pre, post: post);")),
        Right("BPA0222", "whole numbers that are not divided", Rule("public static float Drive(float pre) { var n = pre > 0 ? 1 : 2; return n * pre / 3; }")),

        Wrong("BPA0222", "an if", Rule("public static float Drive(float pre) { [|if|] (pre > 0) return pre; return 0; }")),
        Wrong("BPA0222", "a loop", Rule("public static float Drive(float pre) { [|while|] (pre > 0) { } return 0; }")),
        Wrong("BPA0222", "an assignment", Rule("public static float Drive(float pre) { var x = pre; [|x *= 2;|] return x; }")),
        Wrong("BPA0222", "a local without a value", Rule("public static float Drive(float pre) { float [|x|]; return pre; }")),
        Wrong("BPA0222", "a local function", Rule("public static float Drive(float pre) { [|static|] float F(float x) => x; return F(pre); }")),
        Wrong("BPA0222", "no end", Rule("public static float Drive(float pre) { [|throw|] new Exception(); }")),
        Wrong("BPA0222", "a field", Rule("private static readonly float Half = 0.5f; public static float Drive(float pre) => pre * [|Half|];")),
        Wrong("BPA0222", "a property", Rule("private static float Half => 0.5f; public static float Drive(float pre) => pre * [|Half|];")),
        Wrong("BPA0222", "another type's number", Rule("private const char Letter = (char)1; public static float Drive(float pre) => pre * [|Letter|];")),
        Wrong("BPA0222", "a number that is none", Rule("public static float Drive(float pre) => pre * [|float.NaN|];")),
        Wrong("BPA0222", "a cast to a whole number", Rule("public static float Drive(float pre) => [|(int)pre|];")),
        Wrong("BPA0222", "a division of whole numbers in disguise", Rule("public static float Drive(float pre) => [|MathF.Sign(pre) / 2|];")),
        Wrong("BPA0222", "a function without a slope", Rule("public static float Drive(float pre) => [|MathF.Round(pre)|];")),
        Wrong("BPA0222", "a function that is not there", Rule("public static float Drive(float pre) => [|MathF.Acosh(pre)|];")),
        Wrong("BPA0222", "a power that varies", Rule("public static float Drive(float pre, float post) => [|MathF.Pow(pre, post)|];")),
        Wrong("BPA0222", "limits the wrong way round", Rule("public static float Drive(float pre) => [|Math.Clamp(pre, 1, -1)|];")),
        Wrong("BPA0222", "recursion", Rule("public static float Drive(float pre) => Half(pre); private static float Half(float x) => x > 1 ? [|Half(x / 2)|] : x;")),
        Wrong("BPA0222", "a call on an instance", Rule("public static float Drive(float pre) => [|new Mine().Half(pre)|]; private float Half(float x) => x / 2;")),
        Wrong("BPA0222", "a random number", Rule("public static float Drive(float pre) => pre + [|Random.Shared.NextSingle()|];")),
        Wrong("BPA0222", "a generic method", Rule("public static float Drive(float pre) => [|Same(pre)|]; private static T Same<T>(T x) => x;")),
        Wrong("BPA0222", "a method without a body here", Rule("public static float Drive(float pre) => [|BitConverter.Int32BitsToSingle(1)|] * pre;")),
        Wrong("BPA0222", "in a method that is called", Rule("public static float Drive(float pre) => Rest(pre); private static float Rest(float x) => [|x % 2|];")),
        Wrong("BPA0222", "a switch", Rule("public static float Drive(float pre) => [|pre switch { > 0 => 1, _ => 0 }|];")),
        Wrong("BPA0222", "a pattern", Rule("public static float Drive(float pre) => [|pre is > 0|] ? 1 : 0;")),
        Wrong("BPA0222", "bits", Rule("public static float Drive(float pre) => [|pre > 0 & pre < 1|] ? 1 : 0;")),
        Wrong("BPA0222", "growth without end", Rule("public static float Drive(float pre) { var a = pre + pre; var b = a + a; var c = b + b; var d = c + c; var e = d + d; var f = e + e; var g = f + f; var h = g + [|g|]; return h + h; }")),
        Wrong("BPA0222", "too large together", "using System;\npublic readonly struct [|Mine|] : IPlasticityRule { public static float Drive(float pre) => A(A(A(pre))); public static float Trace(float drive) => A(A(drive)); public static float Commit(float change) => A(A(change)); "
            + "private static float A(float x) => x * x - x + x * x; }"),
    ];

    private static string Rule(string members, string more = "") => $"using System;\n{more}\npublic readonly struct Mine : IPlasticityRule\n{{\n    {members}\n}}\n";
}
