using Backpropamine.Generator.Planning.Fusing;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Sweeping;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>What the class does, in words and equations, above its generated part.</summary>
internal static class RemarksEmitter
{
    public static void Write(CodeWriter writer, EmitContext context)
    {
        var plan = context.Plan;
        writer.Line("/// <remarks>").Line("/// One step, in order:").Line("/// <code>");
        foreach (var layer in plan.Spec.Layers.Select(layer => layer.Name))
        {
            var equations = plan.Statements.Where(s => ValueName.Layer(s.Target) == layer && s.Equation.Length > 0)
                .Select(s => s.Equation.StartsWith(layer + ": ", StringComparison.Ordinal) ? s.Equation.Substring(layer.Length + 2) : s.Equation);
            writer.Line($"/// {layer}");
            foreach (var equation in equations) writer.Line($"///     {Escape(equation)}");
        }

        writer.Line("/// </code>");
        if (plan.Values.Any(v => v.Domain == Domain.Synapse))
        {
            var trace = plan.Carried.Any(carried => carried.Part.EndsWith("Eligibility", StringComparison.Ordinal)) ? "E the eligibility trace, " : "";
            var before = plan.Spec.Layers.Any(layer => layer.ReadsPlastically) ? " (of a layer that reads itself, before the step), yⱼ the postsynaptic one after the step" : " before the step, yⱼ the postsynaptic one after it";
            writer.Line($"/// H is Hebb, {trace}xᵢ the presynaptic activity{before}.");
        }

        foreach (var (layer, plastic) in plan.Spec.Layers.SelectMany(layer => layer.Plastics.Select(plastic => (layer, plastic))).Where(one => one.plastic.Tap.Names.Any()))
        {
            var tap = plastic.Tap;
            string[] meant = [.. new[] { tap.Pre is { } pre ? $"xᵢ is {pre}(t)" : "", tap.Post is { } post ? $"yⱼ is {post}(t)" : "" }.Where(text => text.Length > 0)];
            writer.Line($"/// In {layer.Name}{(plastic.Names.Path.Length > 0 ? "." + plastic.Names.Path : "")}, {string.Join(" and ", meant)}.");
        }

        WriteFusion(writer, context);
        writer.Line("/// </remarks>");
    }

    private static void WriteFusion(CodeWriter writer, EmitContext context)
    {
        var summary = FusionReport.Summary(context.Fusion, context.Chain, context.Swept, context.Programs.Count > 0);
        if (summary.Length > 0) writer.Line($"/// <para>{Escape(summary)}</para>");
        var lines = context.Fusion.Cell is { } cell ? FusionReport.Lines(context.Plan, cell) : context.Swept is { } swept ? SweepReport.Lines(swept) : null;
        if (lines is null) return;
        writer.Line("/// <code>");
        foreach (var line in lines) writer.Line($"/// {Escape(line)}");
        writer.Line("/// </code>");
    }

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;");
}
