using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Programs;
using Backpropamine.Generator.Planning.Sweeping;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting.Programs;

/// <summary>The recurrence of a sequence as programs of kernels, one for each thing that the network's switch lets Hebb do.</summary>
internal sealed class ProgramEmitter
{
    private readonly EmitContext _context;
    private readonly Dictionary<string, string> _structs = [];
    private readonly List<string> _kernels = [];

    public ProgramEmitter(EmitContext context) => _context = context;

    /// <summary>The call for a whole sequence.</summary>
    public static string Call(EmitContext context, string modulation) =>
        $"{Method(context)}(steps, state, {string.Concat(context.AdvanceArguments.Select(argument => context.Locals.Of(argument) + ", "))}{(context.IsModulated ? modulation + ", " : "")}reset, record, recorded)";

    private static string Method(EmitContext context) => context.Free("UnrollProgram");

    /// <summary>The matrices of products, as further arguments.</summary>
    public static string Products(EmitContext context) => string.Concat(context.Programs[0].Starts.Concat(context.Programs[0].Steps).OfType<ProgramOp.Product>()
        .Select(product => product.Weight).Where(weight => context.Plan.Values.Any(value => value.Name == weight && value.Role == ValueRole.Parameter)).Distinct()
        .Select(weight => $", {context.Locals.Of(weight)}"));

    /// <summary>The programs, the method that runs them, and their kernels.</summary>
    public void Write(CodeWriter writer)
    {
        var texts = _context.Programs.Select(program => (Program: program, Name: _context.Free($"Steps{program.Mode}"), Text: new ProgramText(program, _context, Kernel))).ToList();
        foreach (var (program, name, text) in texts)
        {
            writer.Line($"/// <summary>The recurrence as kernels run it{(_context.Programs.Count == 1 ? "" : $" while {Meaning(program.Mode)}")}.</summary>");
            text.Write(writer, name);
        }

        var tensor = _context.Words.Tensor;
        var parameters = _context.AdvanceArguments.Select(argument => $", {tensor} {_context.Locals.Of(argument)}")
            .Concat(_context.IsModulated ? [$", {tensor}? {ForwardEmitter.ModulationArgument(_context)}"] : []);
        writer.Line("/// <summary>The recurrence of a sequence, as a program of kernels.</summary>");
        using (writer.Block($"private ({tensor}[] Activities, State Next) {Method(_context)}(long steps, State state{string.Concat(parameters)}, {tensor}? reset, int record, {_context.Words.List}<State> recorded)"))
        {
            for (var i = 0; i < texts.Count; i++)
            {
                var (program, name, text) = texts[i];
                var last = i == texts.Count - 1;
                var condition = last ? "" : $"if ({(program.Mode == ProgramMode.On ? "WritesHebb" : "ReadsHebb")})";
                if (texts.Count == 1) WriteRun(writer, program, name, text);
                else using (writer.Block($"{(i == 0 ? condition : last ? "else" : "else " + condition)}")) WriteRun(writer, program, name, text);
            }
        }

        writer.Line();
        foreach (var kernel in _kernels) writer.Lines(kernel.TrimEnd('\n').Split('\n')).Line();
    }

    private void WriteRun(CodeWriter writer, ProgramPlan program, string name, ProgramText text)
    {
        var locals = new Locals(_context.Swept?.Plan ?? _context.Plan);
        var values = program.Shared.Where(statement => text.Shared.Contains(statement.Target) || program.Shared.Any(other => other.Value.Reads(statement.Target))).ToList();
        var domains = new Domains(_context.Swept?.Plan ?? _context.Plan);
        foreach (var statement in values)
        {
            if (domains.Knows(statement.Target)) continue;
            var value = new PlanValue(statement.Target, ValueRole.Computed, program.SharedDomains[statement.Target]);
            domains.Add(value);
            locals.Add(value);
        }

        var words = new TorchText(domains, locals, _context.Numbers, _context.Words);
        foreach (var statement in values)
        {
            if (statement.Equation.Length > 0) writer.Line($"// {statement.Equation}");
            writer.Line($"var {locals.Of(statement.Target)} = {words.Of(statement.Value, domains.Of(new Expr.Symbol(statement.Target)))};");
        }

        var inputs = _context.AdvanceArguments.Select(_context.Locals.Of).Concat(_context.NeedsModulation ? [ForwardEmitter.ModulationArgument(_context)] : []);
        var given = _context is { IsModulated: true, NeedsModulation: false } ? ForwardEmitter.ModulationArgument(_context) : "null";
        writer.Line($"return RunProgram({name}, steps, state, [{string.Join(", ", inputs)}], [{string.Join(", ", text.Shared.Select(locals.Of))}], {given}, reset, record, recorded);");
    }

    private static string Meaning(ProgramMode mode) => mode switch
    {
        ProgramMode.On => "Hebb is read and changes",
        ProgramMode.Frozen => "Hebb is read and stays as it is",
        _ => "Hebb is neither read nor changed",
    };

    /// <summary>The name of a kernel's struct. Programs with the same equations share one.</summary>
    private string Kernel(Sweep sweep)
    {
        var body = Text(sweep, "?");
        if (_structs.TryGetValue(body, out var known)) return known;
        var kind = sweep.IsOfNeurons ? "Neurons" : "Connections";
        var number = 1;
        string name;
        do name = _context.Free($"{sweep.Layer}{kind}{number++}");
        while (_structs.ContainsValue(name));
        _structs[body] = name;
        _kernels.Add(Text(sweep, name));
        return name;
    }

    private string Text(Sweep sweep, string name)
    {
        var writer = new CodeWriter();
        writer.Line($"/// <summary>What {(sweep.IsOfNeurons ? $"the neurons of {sweep.Layer} compute" : $"one connection of {sweep.Layer} computes")} in programs, at any width: equations and their adjoints.</summary>");
        SweepEmitter.Write(writer, _context, sweep, name, isOfProgram: true);
        return writer.ToString();
    }
}
