using System.Globalization;

namespace Backpropamine.Generator.Tests.Behaviour.RandomRules;

/// <summary>Draws expressions of the rule language that are finite for any numbers.</summary>
/// <param name="random">Where the choices come from.</param>
internal sealed class RuleGrammar(Random random)
{
    /// <summary>One of some texts.</summary>
    public string Any(params string[] texts) => texts[random.Next(texts.Length)];

    /// <summary>Whether something with that probability happens.</summary>
    public bool Chance(double probability) => random.NextDouble() < probability;

    /// <summary>A body: an expression, or locals and a return.</summary>
    public string Body(string[] names, string before = "", int depth = 3)
    {
        if (Chance(0.6)) return $" => {before}{Number(names, depth)};";
        List<string> lines = [], known = [.. names];
        foreach (string local in new[] { "first", "second" })
        {
            string type = Any("var", "float");
            lines.Add(Chance(0.2) ? $"const float {local} = {Literal()};" : $"{type} {local} = {Number([.. known], depth - 1)};");
            known.Add(local);
        }

        lines.Add($"bool holds = {Condition(names, 1)};");
        return $" {{ {string.Join(' ', lines)} return {before}(holds ? {Number([.. known], depth - 1)} : {Number([.. known], depth - 1)}); }}";
    }

    /// <summary>A number.</summary>
    public string Number(string[] names, int depth)
    {
        if (depth <= 0 || Chance(0.1)) return Chance(0.75) ? Any(names) : Chance(0.3) ? "Half" : Literal();
        string a = Number(names, depth - 1), b = Number(names, depth - 1);
        return random.Next(22) switch
        {
            0 or 1 => $"({a} + {b})",
            2 or 3 => $"({a} - {b})",
            4 or 5 or 6 => $"{a} * {b}",
            7 => $"{a} / (2 + {Square(names)})",
            8 => $"(-{a})",
            9 => $"MathF.Tanh({a})",
            10 => $"MathF.Abs({a})",
            11 => $"MathF.{Any("Min", "Max")}({a}, {Any(b, Literal())})",
            12 => $"Math.Clamp({a}, -{Literal()}, {Literal()})",
            13 => $"MathF.{Any("Sin", "Cos")}({a})",
            14 => $"MathF.Sqrt(1 + {Square(names)})",
            15 => $"MathF.Log(2 + MathF.Abs({a}))",
            16 => Any($"MathF.Exp(MathF.Tanh({a}))", $"1 / (1 + MathF.Exp(-MathF.Tanh({a})))"),
            17 => Any($"MathF.Pow(0.5f + MathF.Abs({a}), {Any("1.5f", "-0.5f", "3", "-2")})", $"MathF.Pow(MathF.Tanh({a}), 3)"),
            18 => Any($"MathF.Sign({a}) * {b}", $"float.Lerp({a}, {b}, {Literal()})", $"MathF.FusedMultiplyAdd({a}, {b}, Half)"),
            19 => Any($"Bend({a})", $"Bend(by: {Literal()}, x: {a})"),
            _ => $"({Condition(names, 2)} ? {a} : {b})",
        };
    }

    /// <summary>A literal.</summary>
    public string Literal() => Any("0.3f", "0.75f", "1", "0.2f", "1.5f", (0.1 + random.NextDouble()).ToString("0.###", CultureInfo.InvariantCulture) + "f");

    private string Condition(string[] names, int depth)
    {
        if (depth > 0 && Chance(0.4))
        {
            string left = Condition(names, depth - 1);
            return Any($"({left} && {Condition(names, depth - 1)})", $"({left} || {Condition(names, depth - 1)})", $"!({left})", $"IsLarge({Number(names, 1)})");
        }

        return $"{Number(names, 1)} {Any("<", "<=", ">", ">=", "==", "!=")} {Any(Literal(), "0", Number(names, 1))}";
    }

    private string Square(string[] names) => Any(names) is var name ? $"{name} * {name}" : "";
}
