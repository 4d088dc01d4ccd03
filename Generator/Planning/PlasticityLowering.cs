using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Specs;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Planning;

/// <summary>A layer's modulator, drive, trace and commit as equations.</summary>
internal static class PlasticityLowering
{
    public static void Run(LayerSpec layer, PlasticSpec plastic, PlanDraft draft)
    {
        var (connection, named) = (PlasticConnection.Of(layer, plastic), plastic.Names);
        Expr eta = !plastic.UsesEta ? 1
            : plastic.Eta == Grain.One ? 1
            : !plastic.EtaLearned ? plastic.EtaValue
            : Coefficient(layer.Name, named.Parameter("eta"), plastic.Eta, new InitialSpec(Initial.Constant, plastic.EtaValue), connection, draft);
        var rate = plastic.Modulation is { } modulation ? ModulationLowering.Run(layer, modulation, plastic, draft) : eta;
        var commits = ScheduleLowering.Run(layer, plastic, draft);
        var names = new Dictionary<string, Expr>(RuleValueLowering.Values(layer, plastic))
        {
            ["pre"] = new Expr.AsPre(connection.Pre),
            ["query"] = new Expr.AsPre(connection.Row),
            ["post"] = connection.Post,
            ["hebb"] = new Expr.Symbol(PlanDraft.HebbBefore(layer.Name, plastic)),
            ["w"] = plastic.Slow == SlowWeights.None ? 0 : new Expr.Symbol($"{layer.Name}.{connection.Slow}"),
            ["alpha"] = plastic.Alpha == Grain.One ? 1 : new Expr.Symbol($"{layer.Name}.{named.Parameter("alpha")}"),
            ["eta"] = eta,
            ["rate"] = rate,
        };
        RuleValueLowering.Reduce(layer, plastic, plastic.Rule.OfChange.Except(plastic.EarlySums), names, draft);
        Update(layer, plastic, connection, names, commits, draft);
        RuleValueLowering.Advance(layer, plastic, names, draft);
    }

    private static void Update(LayerSpec layer, PlasticSpec plastic, PlasticConnection connection, Dictionary<string, Expr> names, Expr? commits, PlanDraft draft)
    {
        names["drive"] = plastic.Rule.Drive.Substitute(names);

        if (!plastic.HasTrace)
        {
            Commit(layer, plastic, names, commits, names["drive"], plastic.Rule.Drive, draft);
            return;
        }

        Expr eligibility = draft.Carry(layer.Name, plastic.Names.Part("Eligibility"), $"{layer.Name}.{plastic.Names.Value("eligibilityNext")}", Domain.Synapse,
            connection.PreSize, connection.PostSize);
        names["eligibility"] = eligibility;
        var commitFirst = plastic.Modulation!.Order == TraceOrder.CommitThenTrace;
        var clears = commits is not null && plastic.Schedule!.ClearsTrace;
        if (commitFirst) Commit(layer, plastic, names, commits, eligibility, new Expr.Symbol("eligibility"), draft);
        var trace = plastic.Rule.Trace.Substitute(names);
        var written = Inline(plastic.Rule.Trace, "drive", plastic.Rule.Drive);
        var text = MathText.Of(written);
        Expr traced = draft.Compute($"{layer.Name}.{plastic.Names.Value("eligibilityNext")}", Domain.Synapse, clears ? ScheduleLowering.Clear(layer, commits!, plastic, trace, draft) : trace,
            plastic.Names.Line(clears ? $"E(t+1) = 0 where c(t) = 1, else {text}" : $"E(t+1) = {text}"), Guarded.WhenHebbIsWritten);
        if (commitFirst) return;
        if (clears) Commit(layer, plastic, names, commits, trace, written, draft);
        else Commit(layer, plastic, names, commits, traced, new Expr.Symbol("eligibilityNext"), draft);
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
        LayerSpec layer, PlasticSpec plastic, Dictionary<string, Expr> names, Expr? commits, Expr change, Expr changeAsWritten, PlanDraft draft)
    {
        names = new Dictionary<string, Expr>(names) { ["change"] = change };
        var written = Inline(plastic.Rule.Commit, "change", changeAsWritten);
        written = Inline(written, "rate", plastic.Modulation switch
        {
            null => new Expr.Symbol("eta"),
            { FanOut: FanOut.None } => new Expr.Symbol("modulation"),
            { FanOut: FanOut.PerConnection } each => Activations.Of(each.FanOutActivation, new Expr.Symbol("fanOutWeight") * new Expr.Symbol("modulation"))!,
            _ => new Expr.Symbol("fanOut"),
        });
        var text = MathText.Of(written);
        var rows = plastic.Modulation is { Part: not ModulatedPart.All } half ? Rows(layer, half.Part, draft) : null;
        if (rows is not null) text = $"{text} where xᵢ is of the {(plastic.Modulation!.Part == ModulatedPart.FirstHalf ? "first" : "second")} half, else {MathText.Of(Inline(Inline(plastic.Rule.Commit, "change", plastic.Rule.Drive), "rate", new Expr.Symbol("eta")))}";
        if (plastic.Limit is { } limit) text = $"clip({text}, ±{Literal.Of(limit)})";
        if (commits is not null) text += " where c(t) = 1, else H";
        var next = commits is null ? Next(names) : ScheduleLowering.Gate(commits, plastic, names, Next, draft);
        if (plastic.LargestHebb is { } largest) PeakLowering.Run(layer.Name, plastic, largest, next, text, draft);
        else draft.Compute(PlanDraft.HebbNext(layer.Name, plastic), Domain.Synapse, next, plastic.Names.Line($"H(t+1) = {text}"), Guarded.WhenHebbIsWritten);

        Expr Next(IReadOnlyDictionary<string, Expr> values)
        {
            var committed = plastic.Rule.Commit.Substitute(values);
            if (rows is not null)
            {
                var plain = new Dictionary<string, Expr>(names) { ["change"] = names["drive"], ["rate"] = names["eta"] };
                committed = new Expr.WhereAtMost(rows, 0, plastic.Rule.Commit.Substitute(plain), committed);
            }

            return plastic.Limit is { } bound ? new Expr.Clip(committed, bound) : committed;
        }
    }

    /// <summary>1 for connections that M steers, else 0.</summary>
    private static Expr.AsPre Rows(LayerSpec layer, ModulatedPart half, PlanDraft draft)
    {
        var rows = $"{layer.Name}.rows";
        if (draft.Knows(rows)) return new(new Expr.Symbol(rows));
        var connection = PlasticConnection.Of(layer, layer.Plastic);
        var mark = draft.Mark(layer.Name, "modulated", half, connection.PreSize);
        return new(draft.Compute(rows, Domain.Vector, new Expr.Spread((Expr.Symbol)connection.Row, mark), ""));
    }

    private static Expr Inline(Expr body, string name, Expr value) => body.Substitute(new Dictionary<string, Expr> { [name] = value });
}
