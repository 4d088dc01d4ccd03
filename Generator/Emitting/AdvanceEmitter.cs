using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Sweeping;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting;

/// <summary>The recurrence of one step, which <c>forward</c> and <c>Unroll</c> share.</summary>
internal static class AdvanceEmitter
{
    /// <summary>The method that makes one step of a sequence.</summary>
    public const string OneStep = "AdvanceOne";

    public static void Write(CodeWriter writer, EmitContext context)
    {
        Write(writer, context, null);
        if (context.Swept is { } swept) Write(writer, context, swept);
        WriteOne(writer, context);
    }

    private static void Write(CodeWriter writer, EmitContext context, SweptPlan? swept)
    {
        var tensor = context.Words.Tensor;
        var parameters = context.AdvanceArguments.Select(name => $", {tensor} {context.Locals.Of(name)}")
            .Concat(context.IsModulated ? [$", {tensor}? {ForwardEmitter.ModulationArgument(context)}"] : []);
        var result = context.Emitted.Count == 0
            ? "State"
            : $"({string.Concat(Elements(context).Select(name => $"{tensor} {name}, "))}State Next)";

        writer.Line($"/// <summary>The recurrence of one step{(swept is null ? "" : ", in sweeps over connections")}.</summary>");
        using (writer.Block($"private {result} {(swept is null ? "Advance" : "AdvanceSwept")}(State state{string.Concat(parameters)})"))
        {
            for (var i = 0; i < context.Plan.Carried.Count; i++)
            {
                writer.Line($"var {context.Locals.Of(context.Plan.Carried[i].Before)} = state.Parts[{i}];");
            }

            if (context.Plan.Carried.Count > 0) writer.Line();
            if (swept is null) StatementsEmitter.Write(writer, context, Phase.Advance);
            else StatementsEmitter.Write(writer, context, swept);

            var parts = context.Plan.Carried.Select(c => context.Emitted.Concat(context.Projected).Concat(context.Prepared).Contains(c.Next)
                ? $"Share({context.Locals.Of(c.Next)})"
                : context.Locals.Of(c.Next));
            var next = $"new State(_layout, state.Batch, [{string.Join(", ", parts)}])";
            writer.Line().Line(context.Emitted.Count == 0
                ? $"return {next};"
                : $"return ({string.Concat(context.Emitted.Select(name => context.Locals.Of(name) + ", "))}{next});");
        }

        writer.Line();
    }

    private static void WriteOne(CodeWriter writer, EmitContext context)
    {
        var tensor = context.Words.Tensor;
        var modulation = context.IsModulated ? ForwardEmitter.ModulationArgument(context) : "modulation";
        var inputs = context.AdvanceArguments.Select((_, i) => $", inputs[{i}]").Concat(context.IsModulated ? [$", {modulation}"] : []);
        writer.Line("/// <summary>One step of a sequence.</summary>");
        using (writer.Block($"private ({tensor}[] Activities, State Next) {OneStep}(State state, {tensor}[] inputs, {tensor}? {modulation})"))
        {
            writer.Line($"{Result(context)} = {Call(context, "state" + string.Concat(inputs))};")
                .Line($"return ([{string.Join(", ", context.Emitted.Select(context.Locals.Of))}], next);");
        }

        writer.Line();
    }

    /// <summary>What takes the result apart: <c>var (hidden, next)</c>.</summary>
    public static string Result(EmitContext context) => context.Emitted.Count == 0
        ? "var next"
        : $"var ({string.Concat(context.Emitted.Select(name => context.Locals.Of(name) + ", "))}next)";

    /// <summary>The call: in sweeps over connections, where there are any and they serve.</summary>
    public static string Call(EmitContext context, string arguments) =>
        context.Swept is null ? $"Advance({arguments})" : $"RunsFused ? AdvanceSwept({arguments}) : Advance({arguments})";

    /// <summary>The call's arguments.</summary>
    public static string Arguments(EmitContext context) =>
        string.Join(", ", context.AdvanceArguments.Select(context.Locals.Of).Prepend("state").Concat(context.IsModulated ? [ForwardEmitter.ModulationArgument(context)] : []));

    /// <summary>The names of the result's elements: hidden.modulation is HiddenModulation. Those that every tuple has get a _.</summary>
    private static IEnumerable<string> Elements(EmitContext context)
    {
        var used = new HashSet<string> { "Next", "Rest", "CompareTo", "Deconstruct" };
        foreach (var value in context.Emitted)
        {
            var name = string.Concat(value.Split('.').Select(part => char.ToUpperInvariant(part[0]) + part.Substring(1)));
            if (name.StartsWith("Item", StringComparison.Ordinal) && name.Skip(4).All(char.IsDigit)) name += "_";
            while (!used.Add(name)) name += "_";
            yield return name;
        }
    }
}
