using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning;

/// <summary>A layer's M(t) and its fan-out as equations.</summary>
internal static class ModulationLowering
{
    private static readonly InitialSpec FanIn = new(Initial.FanIn, 0);

    /// <summary>M(t), or its fan-out rⱼ = σ(fⱼ·M(t) + gⱼ): the rate of commits.</summary>
    public static Expr Run(LayerSpec layer, ModulationSpec modulation, PlasticSpec plastic, PlanDraft draft)
    {
        var name = $"{layer.Name}.modulation";
        if (!draft.Knows(name)) Compute(name, layer, modulation, draft);
        return Spread(layer, modulation, new Expr.Symbol(name), plastic, draft);
    }

    private static void Compute(string name, LayerSpec layer, ModulationSpec modulation, PlanDraft draft)
    {
        var argument = new Expr.Symbol(Lowering.ModulationArgument);
        var (own, equation) = modulation.External ? (null, $"{layer.Name}: M(t) is given") : Own(layer, modulation, draft);
        Expr value = own is null ? argument : draft.Spec.NeedsModulation ? own : new Expr.OrGiven(argument, own);
        draft.Compute(name, Domain.Lane, value, equation);
    }

    private static (Expr Value, string Equation) Own(LayerSpec layer, ModulationSpec modulation, PlanDraft draft)
    {
        var (value, text) = modulation.Signal is { } signal
            ? (new Expr.Pool(new Expr.Symbol(signal), 0, 1, 1), $"{signal}(t)")
            : Units(layer, modulation, draft);
        if (!modulation.IsScaled) return (value, $"M(t) = {text}");
        Expr scale = modulation.ScaleLearned
            ? draft.Parameter(layer.Name, "modulator_scale", Domain.None, new InitialSpec(Initial.Constant, modulation.Scale), Dimension.One, Dimension.One)
            : modulation.Scale;
        var factor = modulation.ScaleLearned ? "c" : Literal.Of(modulation.Scale).Replace('-', '−');
        return (scale * value, $"M(t) = {factor}·{(modulation.Units > 1 ? $"({text})" : text)}");
    }

    /// <summary>One unit, or several and what becomes of them.</summary>
    private static (Expr Value, string Equation) Units(LayerSpec layer, ModulationSpec modulation, PlanDraft draft)
    {
        var (sources, count) = (modulation.Sources, modulation.Units);
        var (fanIn, units) = (new Dimension(sources), Dimension.Constant(count));
        Expr[] read = [.. sources.Select(name => Read(name, modulation, draft))];
        var weight = draft.Parameter(layer.Name, "modulator_weight", count == 1 ? Domain.Pre : Domain.Pre | Domain.Post, FanIn, fanIn, units, fanIn);
        var bias = draft.Parameter(layer.Name, "modulator_bias", count == 1 ? Domain.None : Domain.Post, FanIn, fanIn, units);
        Expr value = new Expr.Affine(read.Length == 1 ? read[0] : new Expr.Concat(read.Cast<Expr.Symbol>().ToEquatable()), weight, bias);
        if (modulation.Activation != Activation.Linear) value = new Expr.Activate(modulation.Activation, value);

        string[] names = [.. sources.Select(name => (modulation.Value is { } part ? $"{name}.{part}" : name) + (modulation.At == Tap.Now ? "(t)" : "(t−1)"))];
        var sum = $"{(names.Length == 1 ? names[0] : $"[{string.Join(", ", names)}]")}·m{(count == 1 ? "" : "ₖ")} + b{(count == 1 ? "" : "ₖ")}";
        var text = modulation.Activation == Activation.Linear ? sum : $"{modulation.Activation.ToString().ToLowerInvariant()}({sum})";
        if (count == 1) return (value, text);

        var all = draft.Compute($"{layer.Name}.modulationUnits", Domain.Vector, value, $"Mₖ(t) = {text}");
        if (modulation.Combine == Combine.Sum) return (new Expr.Pool(all, 0, count, count), "Σₖ Mₖ(t)");
        var half = count / 2;
        return (new Expr.Pool(all, 0, half, count) - new Expr.Pool(all, half, half, count),
            half == 1 ? "M₁(t) − M₂(t)" : $"Σₖ Mₖ(t) of the first {half} − Σₖ Mₖ(t) of the others");
    }

    /// <summary>What units read of a layer.</summary>
    private static Expr.Symbol Read(string name, ModulationSpec modulation, PlanDraft draft)
    {
        if (modulation.Value is not { } value) return new Expr.Symbol(modulation.At == Tap.Now ? name : PlanDraft.Before(name, CellSpec.Activity));
        var layer = draft.Spec.Layers.First(one => one.Name == name);
        return modulation.At == Tap.Now ? CellLowering.Value(layer, value) : CellLowering.Before(layer, value);
    }

    private static Expr Spread(LayerSpec layer, ModulationSpec modulation, Expr m, PlasticSpec plastic, PlanDraft draft)
    {
        if (modulation.FanOut == FanOut.None) return m;
        if (modulation.FanOut == FanOut.PerConnection)
        {
            var connection = PlasticConnection.Of(layer, plastic);
            var weight = draft.Parameter(layer.Name, plastic.Names.Parameter("fan_out_weight"), Domain.Pre | Domain.Post, modulation.FanOutStart, Dimension.One, connection.PreSize, connection.PostSize);
            return Activations.Of(modulation.FanOutActivation, weight * m)!;
        }

        var name = $"{layer.Name}.rate";
        if (draft.Knows(name)) return new Expr.Symbol(name);
        var neurons = Dimension.Of(layer.Name);
        var fan = draft.Parameter(layer.Name, "fan_out_weight", Domain.Post, modulation.FanOutStart, Dimension.One, neurons, Dimension.One);
        var biased = modulation.FanOut == FanOut.PerNeuronBiased;
        var offset = biased ? draft.Parameter(layer.Name, "fan_out_bias", Domain.Post, FanIn, Dimension.One, neurons) : null;
        Expr rate = new Expr.Affine(m, fan, offset);
        if (modulation.FanOutActivation != Activation.Linear) rate = new Expr.Activate(modulation.FanOutActivation, rate);
        return draft.Compute(name, Domain.Vector, rate, $"rⱼ(t) = {Written(modulation, $"fⱼ·M(t){(biased ? " + gⱼ" : "")}")}");
    }

    /// <summary>A fan-out's rate as it is written in equations.</summary>
    private static string Written(ModulationSpec modulation, string linear) => modulation.FanOutActivation == Activation.Linear
        ? linear
        : $"{modulation.FanOutActivation.ToString().ToLowerInvariant()}({linear})";
}
