using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning;

/// <summary>A layer's activity as equations.</summary>
internal static class LayerLowering
{
    private static readonly InitialSpec FanIn = new(Initial.FanIn, 0);

    public static void Run(LayerSpec layer, PlanDraft draft)
    {
        if (AroundLowering.Run(layer, draft)) return;
        if (layer.Cell is { } cell)
        {
            CellLowering.Run(layer, cell, draft);
            return;
        }

        var (sum, equation) = Sum(layer, draft);
        Expr activity = layer.Activation == Activation.Linear ? sum : new Expr.Activate(layer.Activation, sum);
        if (layer.Activation != Activation.Linear) equation = $"{layer.Activation.ToString().ToLowerInvariant()}({equation})";
        if (layer.Leak is { } leak) (activity, equation) = Leaky(layer, leak, activity, equation, draft);
        if (layer.Input == InputMode.Clamp)
        {
            activity = new Expr.ClampTo(Signals(layer), activity);
            equation = $"x where x ≠ 0, else {equation}";
        }

        draft.Compute(layer.Name, Domain.Vector, activity, $"{(layer.Kind == LayerKind.Recurrent ? "h(t)" : layer.Name)} = {equation}");
    }

    /// <summary>What comes into a layer that has one path, from its sources, injections and itself, and its equation.</summary>
    public static (Expr Sum, string Equation) Sum(LayerSpec layer, PlanDraft draft)
    {
        var (input, inputEquation) = Given(layer, draft);
        Expr sum = layer.Kind == LayerKind.Recurrent ? Recur(layer, input, inputEquation, draft)
            : layer.Plastic is { } plastic ? Read(layer, plastic, input, inputEquation, draft)
            : input;
        return (sum, layer.Kind == LayerKind.Recurrent || layer.ReadsPlastically ? "a(t)" : inputEquation);
    }

    /// <summary>What comes from a layer's sources and injections, and its equation.</summary>
    public static (Expr Input, string Equation) Given(LayerSpec layer, PlanDraft draft)
    {
        var (input, inputEquation) = Input(layer, draft);
        foreach (var injection in layer.Injections)
        {
            input += injection.Gain * (Expr)new Expr.Symbol(injection.Signal);
            var term = $"{Math(injection.Gain)}{injection.Signal}";
            inputEquation = inputEquation.Length == 0 ? term : $"{inputEquation} + {term}".Replace("+ −", "− ");
        }

        return (input, inputEquation);
    }

    /// <summary>a(t) = input + h(t−1)·W(t), with W = w, or what the rule makes of w, alpha and Hebb.</summary>
    public static Expr Recur(LayerSpec layer, Expr input, string inputEquation, PlanDraft draft)
    {
        var before = new Expr.Symbol(PlanDraft.Before(layer.Name, "Activity"));
        var projected = input is Expr.Literal || (input is Expr.Symbol && (layer.Plastic is null || layer.Input == InputMode.Clamp))
            ? input
            : draft.Compute(Projected(layer), Domain.Vector, input, $"{layer.Name}: input = {inputEquation}");
        var inputText = projected != input ? "input + " : inputEquation.Length == 0 ? "" : inputEquation + " + ";
        return layer.Plastic is { } plastic
            ? ReadPlastic(layer, plastic, projected, inputText, "h(t−1)", draft)
            : draft.Compute($"{layer.Name}.sum", Domain.Vector,
                new Expr.SlowRead(projected, before, Slow(layer, PlasticConnection.Of(layer, layer.Plastic), draft)), $"a(t) = {inputText}h(t−1)·w");
    }

    /// <summary>a(t) = input + x(t)·W(t) of a plastic layer that does not read itself.</summary>
    private static Expr.Symbol Read(LayerSpec layer, PlasticSpec plastic, Expr input, string inputEquation, PlanDraft draft)
    {
        var text = layer.Sources[0];
        if (layer.Sources.Count > 1)
        {
            text = "x";
            draft.Compute(PlasticConnection.Joined(layer), Domain.Vector, Sources(layer), $"{layer.Name}: x = [{string.Join(", ", layer.Sources)}]");
        }

        var projected = input is Expr.Literal or Expr.Symbol
            ? input
            : draft.Compute(Projected(layer), Domain.Vector, input, $"{layer.Name}: input = {inputEquation}");
        var inputText = projected != input ? "input + " : inputEquation.Length == 0 ? "" : inputEquation + " + ";
        return ReadPlastic(layer, plastic, projected, inputText, text, draft);
    }

    /// <summary>a(t) = input + row·W(t), with what the rule makes of w, alpha and Hebb.</summary>
    private static Expr.Symbol ReadPlastic(LayerSpec layer, PlasticSpec plastic, Expr input, string inputText, string rowText, PlanDraft draft)
    {
        Expr slow = plastic.Slow == SlowWeights.None ? 0 : Slow(layer, PlasticConnection.Of(layer, layer.Plastic), draft);
        return ReadLowering.Run(layer, plastic, slow, input, $"a(t) = {inputText}{rowText}·", draft);
    }

    /// <summary>The value that holds what comes from a layer's sources; a cell's path may be called Input.</summary>
    private static string Projected(LayerSpec layer) => $"{layer.Name}.{(layer.Cell is null ? "input" : CellSpec.FromInput)}";

    /// <summary>The slow weights, presynaptic neurons first.</summary>
    private static Expr.Symbol Slow(LayerSpec layer, PlasticConnection connection, PlanDraft draft) => draft.Parameter(
        layer.Name, connection.Slow, Domain.Pre | Domain.Post, layer.Weights, connection.PreSize, connection.PreSize, connection.PostSize);

    /// <summary>(1 − leak)·h(t−1) + leak·σ(a(t)).</summary>
    private static (Expr Activity, string Equation) Leaky(LayerSpec layer, LeakSpec leak, Expr activity, string equation, PlanDraft draft)
    {
        Expr share = leak.Value;
        var name = Literal.Of(leak.Value);
        if (leak.Learned)
        {
            var start = new InitialSpec(Initial.Constant, System.Math.Log(leak.Value / (1 - leak.Value)));
            share = new Expr.Unary(UnaryOp.Sigmoid, draft.Parameter(layer.Name, "leak", Domain.Post, start, Dimension.One, Dimension.Of(layer.Name)));
            name = "leakⱼ";
        }

        return ((1 - share) * new Expr.Symbol(PlanDraft.Before(layer.Name, "Activity")) + share * activity, $"(1 − {name})·h(t−1) + {name}·{equation}");
    }

    private static (Expr Value, string Equation) Input(LayerSpec layer, PlanDraft draft)
    {
        var recurrent = layer.Kind == LayerKind.Recurrent;
        var fanIn = new Dimension(layer.Sources);
        if (layer.ReadsPlastically) return (Bias(layer, fanIn, draft) ?? (Expr)0, layer.Bias ? "b" : "");
        if (layer.Input == InputMode.Linear && layer.Sources.Count > 0)
        {
            var weight = draft.Parameter(layer.Name, recurrent ? "weight_ih" : "weight", Domain.Pre | Domain.Post,
                FanIn, fanIn, Dimension.Of(layer.Name), fanIn);
            var names = layer.Sources.Count == 1 ? layer.Sources[0] : $"[{string.Join(", ", layer.Sources)}]";
            return (new Expr.Affine(Sources(layer), weight, Bias(layer, fanIn, draft)), $"{names}·Uᵀ{(layer.Bias ? " + b" : "")}");
        }

        Expr? bias = Bias(layer, Dimension.Of(layer.Name), draft);
        if (layer.Input == InputMode.Add)
        {
            var added = layer.Gain * Signals(layer);
            var sources = string.Join(" + ", layer.Sources);
            var text = layer.Gain == 1 || layer.Sources.Count == 1 ? Math(layer.Gain) + sources : $"{Math(layer.Gain)}({sources})";
            if (layer.Bias) text += " + b";
            return (bias is null ? added : added + bias, text);
        }

        return (bias ?? 0, layer.Bias ? "b" : "");
    }

    /// <summary>What the layer reads, in a row.</summary>
    public static Expr Sources(LayerSpec layer) => layer.Sources.Count == 1
        ? new Expr.Symbol(layer.Sources[0])
        : new Expr.Concat(layer.Sources.Select(source => new Expr.Symbol(source)).ToEquatable());

    private static Expr Signals(LayerSpec layer) =>
        layer.Sources.Select(source => (Expr)new Expr.Symbol(source)).Aggregate((sum, source) => sum + source);

    private static Expr.Symbol? Bias(LayerSpec layer, Dimension fanIn, PlanDraft draft) => layer.Bias
        ? draft.Parameter(layer.Name, "bias", Domain.Post, FanIn, fanIn, Dimension.Of(layer.Name))
        : null;

    private static string Math(double factor) => factor == 1 ? "" : Literal.Of(factor).Replace('-', '−') + "·";
}
