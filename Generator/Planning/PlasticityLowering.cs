using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning;

/// <summary>A layer's modulator, drive, trace and commit as equations.</summary>
internal static class PlasticityLowering
{
    public static void Run(LayerSpec layer, PlasticSpec plastic, PlanDraft draft)
    {
        var connection = PlasticConnection.Of(layer);
        Expr eta = !plastic.UsesEta ? 1
            : plastic.Eta == Grain.One ? 1
            : !plastic.EtaLearned ? plastic.EtaValue
            : Coefficient(layer.Name, "eta", plastic.Eta, new InitialSpec(Initial.Constant, plastic.EtaValue), connection, draft);
        var rate = plastic.Modulation is { } modulation ? Rate(layer, modulation, draft) : eta;
        var names = new Dictionary<string, Expr>(RuleValueLowering.Values(layer))
        {
            ["pre"] = new Expr.AsPre(connection.Pre),
            ["post"] = connection.Post,
            ["hebb"] = new Expr.Symbol(PlanDraft.Before(layer.Name, "Hebb")),
            ["w"] = plastic.Slow == SlowWeights.None ? 0 : new Expr.Symbol($"{layer.Name}.{connection.Slow}"),
            ["alpha"] = plastic.Alpha == Grain.One ? 1 : new Expr.Symbol($"{layer.Name}.alpha"),
            ["eta"] = eta,
            ["rate"] = rate,
        };
        RuleValueLowering.Reduce(layer, readsPost: true, names, draft);
        Update(layer, plastic, connection, names, draft);
        RuleValueLowering.Advance(layer, names, draft);
    }

    private static void Update(LayerSpec layer, PlasticSpec plastic, PlasticConnection connection, Dictionary<string, Expr> names, PlanDraft draft)
    {
        names["drive"] = plastic.Rule.Drive.Substitute(names);

        if (!plastic.HasTrace)
        {
            Commit(layer, plastic, names, names["drive"], plastic.Rule.Drive, draft);
            return;
        }

        Expr eligibility = draft.Carry(layer.Name, "Eligibility", $"{layer.Name}.eligibilityNext", Domain.Synapse,
            connection.PreSize, connection.PostSize);
        names["eligibility"] = eligibility;
        var commitFirst = plastic.Modulation!.Order == TraceOrder.CommitThenTrace;
        if (commitFirst) Commit(layer, plastic, names, eligibility, new Expr.Symbol("eligibility"), draft);
        Expr traced = draft.Compute($"{layer.Name}.eligibilityNext", Domain.Synapse, plastic.Rule.Trace.Substitute(names),
            $"E(t+1) = {MathText.Of(Inline(plastic.Rule.Trace, "drive", plastic.Rule.Drive))}", Guarded.WhenHebbIsWritten);
        if (!commitFirst) Commit(layer, plastic, names, traced, new Expr.Symbol("eligibilityNext"), draft);
    }

    /// <summary>A trained coefficient of that grain, or the number 1.</summary>
    public static Expr Coefficient(string layer, string name, Grain grain, InitialSpec initial, PlasticConnection connection, PlanDraft draft)
    {
        var (pre, post) = (connection.PreSize, connection.PostSize);
        return grain switch
        {
            Grain.PerConnection => draft.Parameter(layer, name, Domain.Pre | Domain.Post, initial, pre, pre, post),
            Grain.PerNeuron => draft.Parameter(layer, name, Domain.Post, initial, pre, post),
            Grain.Scalar => draft.Parameter(layer, name, Domain.None, initial, pre, Dimension.One),
            _ => 1,
        };
    }

    private static void Commit(
        LayerSpec layer, PlasticSpec plastic, Dictionary<string, Expr> names, Expr change, Expr changeAsWritten, PlanDraft draft)
    {
        var next = plastic.Rule.Commit.Substitute(new Dictionary<string, Expr>(names) { ["change"] = change });
        var written = Inline(plastic.Rule.Commit, "change", changeAsWritten);
        written = Inline(written, "rate", new Expr.Symbol(plastic.Modulation switch
        {
            null => "eta",
            { FanOut: FanOut.None } => "modulation",
            _ => "fanOut",
        }));
        var text = MathText.Of(written);
        draft.Compute($"{layer.Name}.hebbNext", Domain.Synapse,
            plastic.Limit is { } limit ? new Expr.Clip(next, limit) : next,
            plastic.Limit is { } c ? $"H(t+1) = clip({text}, ±{Literal.Of(c)})" : $"H(t+1) = {text}", Guarded.WhenHebbIsWritten);
    }

    /// <summary>M(t), and its fan-out rⱼ = fⱼ·M(t) + gⱼ.</summary>
    private static Expr Rate(LayerSpec layer, ModulationSpec modulation, PlanDraft draft)
    {
        var argument = new Expr.Symbol(Lowering.ModulationArgument);
        var fanIn = Dimension.Of(modulation.Source);
        var standard = new InitialSpec(Initial.FanIn, 0);
        Expr value = argument;
        var equation = $"{layer.Name}: M(t) is given";
        if (!modulation.External)
        {
            var source = new Expr.Symbol(modulation.At == Tap.Now ? modulation.Source : PlanDraft.Before(modulation.Source, "Activity"));
            var weight = draft.Parameter(layer.Name, "modulator_weight", Domain.Pre, standard, fanIn, Dimension.One, fanIn);
            var bias = draft.Parameter(layer.Name, "modulator_bias", Domain.None, standard, fanIn, Dimension.One);
            Expr own = new Expr.Affine(source, weight, bias);
            if (modulation.Activation != Activation.Linear) own = new Expr.Activate(modulation.Activation, own);
            value = draft.Spec.NeedsModulation ? own : new Expr.OrGiven(argument, own);
            var sourceText = modulation.At == Tap.Now ? $"{modulation.Source}(t)" : $"{modulation.Source}(t−1)";
            var sum = $"{sourceText}·m + b";
            equation = $"M(t) = {(modulation.Activation == Activation.Linear ? sum : $"{modulation.Activation.ToString().ToLowerInvariant()}({sum})")}";
        }

        var m = draft.Compute($"{layer.Name}.modulation", Domain.Lane, value, equation);
        if (modulation.FanOut == FanOut.None) return m;

        var fan = draft.Parameter(layer.Name, "fan_out_weight", Domain.Post, standard, Dimension.One, Dimension.Of(layer.Name), Dimension.One);
        var biased = modulation.FanOut == FanOut.PerNeuronBiased;
        var offset = biased ? draft.Parameter(layer.Name, "fan_out_bias", Domain.Post, standard, Dimension.One, Dimension.Of(layer.Name)) : null;
        return draft.Compute($"{layer.Name}.rate", Domain.Vector, new Expr.Affine(m, fan, offset),
            $"rⱼ(t) = fⱼ·M(t){(biased ? " + gⱼ" : "")}");
    }

    private static Expr Inline(Expr body, string name, Expr value) => body.Substitute(new Dictionary<string, Expr> { [name] = value });
}
