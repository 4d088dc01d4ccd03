using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Sweeping;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The nested struct with the equations of one sweep over connections and their adjoints.</summary>
internal static class SweepEmitter
{
    private static readonly (Domain Axis, string Name)[] TermAxes = [(Domain.None, "Lane"), (Domain.Pre, "Row"), (Domain.Post, "Column")];

    /// <summary>The struct's name: of the layer and the sweep's number, unless the author has one of that name.</summary>
    public static string Name(EmitContext context, Sweep sweep) => context.Free($"{sweep.Layer}Sweep{sweep.Number}");

    /// <summary>The number of a term's gradient in the adjoint.</summary>
    public static int TermGradient(Sweep sweep, int term) => 2 * sweep.Reads.Count + sweep.Terms.Count + sweep.Given.Count() + term;

    public static void Write(CodeWriter writer, EmitContext context, Sweep sweep)
    {
        writer.Line($"/// <summary>What one connection of {sweep.Layer} computes in sweep {sweep.Number}, at any width: its equations and their adjoints.</summary>");
        Write(writer, context, sweep, Name(context, sweep), isOfProgram: false);
    }

    /// <summary>The struct under a name. The backward pass of a program makes matrices again, and needs them alone.</summary>
    public static void Write(CodeWriter writer, EmitContext context, Sweep sweep, string name, bool isOfProgram)
    {
        var words = context.Words;
        using (writer.Block($"private readonly struct {name} : {words.Kernel("ISynapseKernel")}"))
        {
            WriteLayout(writer, words, sweep);
            foreach (var (axis, title) in TermAxes) Method($"{title}Terms", Terms(sweep, axis), isOptional: true);
            Method("Forward", Forward(sweep, sweep.Results));
            var matrices = sweep.Results.Where(result => result.Axes == Domain.Synapse).ToList();
            if (isOfProgram && matrices.Count < sweep.Results.Count) Method("Matrices", Forward(sweep, matrices), isOptional: true);
            Method("Adjoint", Adjoint(sweep));
            foreach (var (axis, title) in TermAxes) Method($"{title}Adjoint", TermAdjoint(sweep, axis), isOptional: true);
        }

        writer.Line();

        void Method(string name, SweepBody body, bool isOptional = false)
        {
            if (isOptional && body.IsEmpty) return;
            writer.Line()
                .Line($"[{words.Compiler("MethodImpl")}({words.Compiler("MethodImplOptions")}.AggressiveInlining)]")
                .Line($"public static void {name}<V, P>(ref P at)");
            using (writer.Indent()) writer.Line($"where V : struct, {words.Kernel("IWidth")}<V>");
            using (writer.Block($"    where P : struct, {words.Kernel("IPlace")}<V>")) body.Write(writer);
        }
    }

    private static void WriteLayout(CodeWriter writer, Vocabulary words, Sweep sweep)
    {
        var read = words.Kernel("SynapseRead");
        writer.Line($"public static {words.Kernel("SynapseLayout")} Layout {{ get; }} = new(");
        using (writer.Indent())
        {
            writer
                .Line($"\"{sweep.Layer}\",")
                .Line($"[{string.Join(", ", sweep.Reads.Select(one => $"new {read}({Text(one.Axes)}, {(one.HasGradient ? "true" : "false")})"))}],")
                .Line($"[{string.Join(", ", sweep.Terms.Select(term => Text(term.Axis)))}],")
                .Line($"[{string.Join(", ", sweep.Results.Select(result => Text(result.Axes)))}],")
                .Line($"[{string.Join(", ", sweep.Passed.Select(passed => sweep.Reads.ToList().FindIndex(read => read.Value == passed.Part)))}]);");
        }

        string Text(Domain domain) => Axes(words, domain);
    }

    /// <summary>The axes of a value, as the runtime calls them.</summary>
    public static string Axes(Vocabulary words, Domain domain)
    {
        var axes = words.Kernel("Axes");
        return domain switch
        {
            Domain.None => $"{axes}.None",
            Domain.Synapse => $"{axes}.All",
            Domain.Pre | Domain.Post => $"{axes}.Shared",
            _ => string.Join(" | ", new[] { Domain.Lane, Domain.Pre, Domain.Post }.Where(axis => domain.HasFlag(axis)).Select(axis => $"{axes}.{axis}")),
        };
    }

    private static SweepBody Terms(Sweep sweep, Domain axis)
    {
        var body = new SweepBody(sweep, axis);
        for (var i = 0; i < sweep.Terms.Count; i++)
        {
            if (sweep.Terms[i].Axis == axis) body.Set(sweep.Reads.Count + i, sweep.Terms[i].Value);
        }

        return body;
    }

    private static SweepBody Forward(Sweep sweep, IReadOnlyList<SweepResult> results)
    {
        var body = new SweepBody(sweep, null);
        for (var i = 0; i < sweep.Results.Count; i++)
        {
            var result = sweep.Results[i];
            if (!results.Contains(result)) continue;
            body.Give(sweep.Reads.Count + sweep.Terms.Count + i, result.Axes, result.Value, isNew: result.Axes == Domain.Synapse || sweep.IsOfNeurons);
        }

        return body;
    }

    private static SweepBody Adjoint(Sweep sweep)
    {
        var body = new SweepBody(sweep, null);
        var gradients = sweep.Adjoint;
        for (var i = 0; i < sweep.Reads.Count; i++)
        {
            // A gradient that only terms pass on, or none, is still to be set where nothing is added to it.
            var read = sweep.Reads[i];
            if (read.HasGradient) body.Give(Gradient(sweep, i), read.Axes, Of(gradients, read.Symbol), isNew: read.Axes == Domain.Synapse);
        }

        for (var i = 0; i < sweep.Terms.Count; i++)
        {
            body.Give(TermGradient(sweep, i), sweep.Terms[i].Axis, Of(gradients, sweep.Terms[i].Symbol), isNew: false);
        }

        return body;
    }

    private static SweepBody TermAdjoint(Sweep sweep, Domain axis)
    {
        var body = new SweepBody(sweep, axis);
        var gradients = sweep.TermAdjoint(axis);
        for (var i = 0; i < sweep.Reads.Count; i++)
        {
            if (sweep.Reads[i].HasGradient) body.Give(Gradient(sweep, i), sweep.Reads[i].Axes, Of(gradients, sweep.Reads[i].Symbol), isNew: false);
        }

        return body;
    }

    private static int Gradient(Sweep sweep, int read) => sweep.Reads.Count + sweep.Terms.Count + sweep.Given.Count() + read;

    private static Expr Of(IReadOnlyDictionary<string, Expr> gradients, string symbol) => gradients.TryGetValue(symbol, out var gradient) ? gradient : 0;
}
