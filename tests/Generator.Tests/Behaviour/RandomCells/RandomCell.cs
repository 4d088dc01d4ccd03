using System.Globalization;
using System.Text.RegularExpressions;
using Backpropamine.Generator.Tests.Behaviour.RandomRules;

namespace Backpropamine.Generator.Tests.Behaviour.RandomCells;

/// <summary>A drawn cell in a drawn network, and the same cell's text over doubles.</summary>
/// <param name="Number">Which.</param>
/// <param name="Members">The cell's members.</param>
/// <param name="Layer">The declaration of its layer, with what is plastic.</param>
internal sealed partial record RandomCell(int Number, string Members, string Layer)
{
    private static readonly string[] _paths = ["Gate", "Write", "Third"];
    private static readonly string[] _values = ["Mix", "Trim", "Bent"];
    private static readonly string[] _states = ["Memory", "Charge", "Slow"];

    /// <summary>A fixed set for every run of the tests.</summary>
    public static IReadOnlyList<RandomCell> Few { get; } = [.. Enumerable.Range(0, 12).Select(Draw)];

    /// <summary>A larger one.</summary>
    public static IReadOnlyList<RandomCell> Many { get; } = [.. Enumerable.Range(12, 100).Select(Draw)];

    /// <summary>The network's class.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"Net{Number}");

    /// <summary>The class that computes the cell over doubles.</summary>
    public string Oracle => string.Create(CultureInfo.InvariantCulture, $"Oracle{Number}");

    /// <summary>Whether it has functions with a slope that is not their own; only every second cell.</summary>
    public bool IsSloped => Members.Contains("Functions.S", StringComparison.Ordinal) || Members.Contains("Through(", StringComparison.Ordinal);

    /// <summary>Whether its layer is plastic.</summary>
    public bool IsPlastic => Layer.Contains("Plastic", StringComparison.Ordinal);

    /// <summary>The cell.</summary>
    public string Cell => string.Create(CultureInfo.InvariantCulture, $$"""
        #pragma warning disable
        using System;
        public readonly struct Cell{{Number}} : ICell
        {
        {{Members}}
        }

        """);

    /// <summary>The cell and its text over doubles.</summary>
    public string CellSource => string.Create(CultureInfo.InvariantCulture, $$"""
        {{Cell}}public static class {{Oracle}}
        {
        {{FloatWord().Replace(FloatLiteral().Replace(Members, "(double)$0"), "double").Replace("MathF.", "Math.", StringComparison.Ordinal).Replace("Functions.", "Doubles.", StringComparison.Ordinal)}}
        }

        """);

    /// <summary>The network.</summary>
    public string NetworkSource => string.Create(CultureInfo.InvariantCulture, $$"""
        #pragma warning disable
        [Network]
        public sealed partial class {{Name}}
        {
            [Input(2)]   public partial Signal Senses { get; }
            {{Layer}}
            public partial Layer Hidden { get; }
            [Readout(1)] public partial Layer Policy { get; }
        }

        """);

    /// <summary><c>Backpropamine.Functions</c> over doubles, as far as cells here use it.</summary>
    public static string Doubles => """
        #pragma warning disable
        using System;
        public static class Doubles
        {
            public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
            public static double Spike(double x, double by = 0) => x > 0 ? 1 : 0;
            public static double SpikeRectangular(double x, double by = 0) => x > 0 ? 1 : 0;
            public static double SpikeTriangular(double x, double by = 0) => x > 0 ? 1 : 0;
            public static double SpikeSigmoid(double x, double by = 0) => x > 0 ? 1 : 0;
            public static double SpikeArctangent(double x, double by = 0) => x > 0 ? 1 : 0;
            public static double SignThrough(double x) => Math.Sign(x);
            public static double RoundThrough(double x) => Math.Round(x);
            public static double ClampThrough(double x, double low, double high) => Math.Min(Math.Max(x, low), high);
            public static double StopGradient(double x) => x;
        }
        """;

    private static RandomCell Draw(int number)
    {
        var random = new Random(1000 + number);
        var draw = new RuleGrammar(random);
        string[] paths = [.. _paths.Take(draw.Chance(0.4) ? 1 : draw.Chance(0.7) ? 2 : 3)];
        string[] others = [.. _values.Concat(_states)];
        random.Shuffle(others);
        others = others[..random.Next(Math.Max(2 - paths.Length, 0), 5 - paths.Length)];
        bool parted = draw.Chance(0.4), dense = paths.Length == 1 && !parted && draw.Chance(0.6);
        string[] order = [paths[0], .. Shuffled(random, [.. paths[1..], .. others, "Activity"])];
        string[] states = [.. others.Intersect(_states)];
        string[] before = [.. states.Append("Activity").Select(state => "previous" + state)];
        bool learns = draw.Chance(0.6), sloped = number % 2 == 1;
        string plasticPath = draw.Any(paths), post = draw.Any(order);
        bool marked = draw.Chance(0.5);
        bool declared = !learns;
        var methods = new List<string>();
        for (int i = 0; i < order.Length; i++)
        {
            string name = order[i];
            bool path = paths.Contains(name), state = states.Contains(name);
            List<string> named = [.. order[..i].Select(Camel), .. before];
            if (path) named.AddRange(parted ? ["sum", "fromInput", "fromRecurrent"] : ["sum"]);
            if (state) named.Add(Camel(name));
            if (learns) named.Add("gain");
            string start = path ? parted ? draw.Any("0.5f * fromInput + fromRecurrent * ", "sum + 0.3f * ") : "sum + 0.3f * "
                : state ? $"0.6f * {Camel(name)} + 0.4f * "
                : name == "Activity" ? $"{Camel(paths[0])} + 0.5f * {draw.Any(before)} * " : $"0.5f * {Camel(paths[0])} + ";
            string body = draw.Body([.. named], start, 2);
            if (sloped) body = Sloped(draw, body);
            string parameters = string.Join(", ", named.Select(one => one == "gain" && !declared ? Coefficient(draw) : "float " + one));
            declared |= parameters.Contains("[Learned", StringComparison.Ordinal);
            string attribute = path ? Path(name == plasticPath && marked, marked && draw.Chance(0.5) ? post : null)
                : state ? draw.Any("[State] ", "[State(Initial = 0.25)] ") : name == "Activity" ? "" : "[Value] ";
            methods.Add($"{attribute}public static float {name}({parameters}){body}");
        }

        List<string> lines =
        [
            "private const float Half = 0.5f;",
            "private static float Bend(float x, float by = 0.25f) { var bent = x * by; return bent / (1 + MathF.Abs(bent)); }",
            "private static bool IsLarge(float x) => x > 0.4f || x < -0.4f;",
            .. Shuffled(random, [.. methods]),
        ];
        string cell = string.Create(CultureInfo.InvariantCulture, $"Cell{number}");
        string bias = draw.Chance(0.25) ? ", Bias = false" : "";
        string layer = $"[{(dense ? "Dense" : "Recurrent")}<{cell}>(3{bias})]";
        if (draw.Chance(0.85)) layer += "\n    " + Plastic(draw, cell, paths, marked, plasticPath, order, [.. states, "Activity"], dense);
        return new(number, string.Join('\n', lines), layer);
    }

    private static string Plastic(RuleGrammar draw, string cell, string[] paths, bool marked, string path, string[] members, string[] carried, bool dense)
    {
        List<string> options =
        [
            draw.Any("Bound = Bound.None", "Limit = 1", "Limit = 0.4"),
            $"Alpha = Grain.{draw.Any("PerConnection", "PerNeuron", "Scalar", "One")}", $"Eta = Grain.{draw.Any("PerConnection", "PerNeuron", "Scalar", "One")}, EtaValue = 0.3",
        ];
        if ((paths.Length > 1 && !marked) || draw.Chance(0.3)) options.Add($"Path = nameof({cell}.{path})");
        if (draw.Chance(0.4)) options.Add($"Post = nameof({cell}.{draw.Any(members)})");
        if (!dense && draw.Chance(0.25)) options.Add($"Pre = nameof({cell}.{draw.Any(members)})");
        if (paths.Length == 1 && draw.Chance(0.3)) options.Add("Slow = SlowWeights.None");
        string plastic = $"[Plastic<{draw.Any("Hebbian", "Oja")}>({string.Join(", ", options)})]";
        string modulation = draw.Any("", "Simple", $"Retroactive, Order = TraceOrder.{draw.Any("CommitThenTrace", "TraceThenCommit")}");
        if (modulation.Length == 0) return plastic;
        bool late = draw.Chance(0.3);
        string value = draw.Chance(0.6) ? $", Value = nameof({cell}.{draw.Any(late ? carried : members)})" : "";
        return $"{plastic}\n    [Neuromodulated({modulation}{value}{(late ? ", At = Tap.Before" : "")})]";
    }

    /// <summary>The body with some of what it takes a tanh or an absolute value of taken a step of.</summary>
    private static string Sloped(RuleGrammar draw, string body)
    {
        string step = draw.Any("Functions.Spike(0.2f + ", "Functions.SpikeTriangular(-0.1f + ", "Functions.SpikeRectangular(0.1f + ", "Functions.SpikeSigmoid(", "Functions.SpikeArctangent(0.3f * ",
            "Functions.SignThrough(0.1f + ", "Functions.RoundThrough(3 * ", "Functions.StopGradient(", "Functions.Sigmoid(");
        return body.Replace("MathF.Tanh(", step, StringComparison.Ordinal).Replace("MathF.Abs(", "Functions.StopGradient(", StringComparison.Ordinal)
            .Replace("MathF.Log(2 + Functions.StopGradient(", "MathF.Log(2 + MathF.Abs(", StringComparison.Ordinal)
            .Replace("0.5f + Functions.StopGradient(", "0.5f + MathF.Abs(", StringComparison.Ordinal)
            .Replace("Math.Clamp(", "Functions.ClampThrough(", StringComparison.Ordinal);
    }

    private static string Path(bool plastic, string? post)
    {
        string[] options = [.. plastic ? ["Plastic = true"] : Array.Empty<string>(), .. post is null ? Array.Empty<string>() : [$"Post = nameof({post})"]];
        return options.Length == 0 ? "[Path] " : $"[Path({string.Join(", ", options)})] ";
    }

    private static string Coefficient(RuleGrammar draw) =>
        $"[Learned(Grain.{draw.Any("PerNeuron", "Scalar")}, As = Reparametrisation.{draw.Any("None", "Sigmoid", "Softplus", "Tanh")})] float gain";

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string[] Shuffled(Random random, string[] names)
    {
        random.Shuffle(names);
        return names;
    }

    [GeneratedRegex(@"\b[\d.]+f\b")]
    private static partial Regex FloatLiteral();

    [GeneratedRegex(@"\bfloat\b")]
    private static partial Regex FloatWord();
}
