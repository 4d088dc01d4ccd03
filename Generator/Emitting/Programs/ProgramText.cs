using Backpropamine.Generator.Planning;
using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Programs;
using Backpropamine.Generator.Planning.Sweeping;
using Backpropamine.Generator.Text;

namespace Backpropamine.Generator.Emitting.Programs;

/// <summary>A program as the object that the runtime runs. Values have numbers: inputs first, then what all lanes share, the state, and the rest.</summary>
internal sealed class ProgramText
{
    private readonly ProgramPlan _program;
    private readonly EmitContext _context;
    private readonly IReadOnlyList<string> _inputs;
    private readonly Func<Sweep, string> _kernel;
    private readonly List<(string Name, string Text)> _values = [];
    private readonly Dictionary<string, int> _numbers = [];

    /// <param name="program">The program.</param>
    /// <param name="context">The network.</param>
    /// <param name="kernel">The name of a kernel's struct.</param>
    public ProgramText(ProgramPlan program, EmitContext context, Func<Sweep, string> kernel)
    {
        (_program, _context, _kernel) = (program, context, kernel);
        _inputs = [.. context.AdvanceArguments];
        foreach (var input in _inputs) Add(input, input, Domain.Vector);
        if (context.NeedsModulation) Add(Lowering.ModulationArgument, Lowering.ModulationArgument, Domain.Lane);
        var products = program.Starts.Concat(program.Steps).OfType<ProgramOp.Product>().ToList();
        var shared = program.Values.Where(value => !value.Value.HasFlag(Domain.Lane) && (products.All(product => product.Weight != value.Key) || IsReadByKernels(value.Key))).ToList();
        foreach (var value in shared) Add(value.Key, value.Key, value.Value);
        foreach (var product in products) Add(Weight(product), product.Weight, Domain.Pre | Domain.Post, product.Y);
        Shared = [.. shared.Select(value => value.Key), .. products.Select(product => product.Weight).Distinct()];
        foreach (var value in program.Carried.Select(carried => carried.Before).Concat(program.Ahead.Select(ahead => ahead.Before)).Concat(program.Values.Keys))
        {
            if (program.Values.TryGetValue(value, out var domain) && domain.HasFlag(Domain.Lane)) Add(value, value, domain);
        }
    }

    /// <summary>What all lanes share, in order.</summary>
    public IReadOnlyList<string> Shared { get; }

    public void Write(CodeWriter writer, string name)
    {
        var words = _context.Words;
        var inputs = _inputs.Count + (_context.NeedsModulation ? 1 : 0);
        writer.Line($"private static readonly {words.Kernel("StepProgram")} {name} = new()").Line("{");
        using (writer.Indent())
        {
            writer.Line($"Inputs = {inputs},").Line($"Shared = {Shared.Count},");
            List(writer, "Values", _values.Select((value, i) => (value.Text, $"{i}: {value.Name}")));
            List(writer, "Carried", _program.Carried.Select(carried => ($"new({carried.Part}, {Number(carried.Before)}, {Number(carried.Next)})", "")));
            if (_program.Ahead.Count > 0) List(writer, "Ahead", _program.Ahead.Select(ahead => ($"new({Number(ahead.Before)}, {Number(ahead.Next)})", "")));
            if (_program.Starts.Count > 0) List(writer, "Starts", _program.Starts.Select(op => (Operation(op), string.Join(", ", op.Makes))));
            List(writer, "Steps", _program.Steps.Select(op => (Operation(op), string.Join(", ", op.Makes))));
            writer.Line($"Outputs = [{string.Join(", ", _context.Emitted.Select(Number))}],");
            if (Given() is { Count: > 0 } given) writer.Line($"Modulation = [{string.Join(", ", given.Select(Number))}],");
        }

        writer.Line("};").Line();
    }

    private List<string> Given() => [.. _program.Steps.OfType<ProgramOp.Kernel>().Select(kernel => kernel.Given).OfType<string>()];

    private static void List(CodeWriter writer, string name, IEnumerable<(string Text, string Comment)> items)
    {
        writer.Line($"{name} =").Line("[");
        using (writer.Indent())
        {
            foreach (var (text, comment) in items) writer.Line($"{text},{(comment.Length == 0 ? "" : " // " + comment)}");
        }

        writer.Line("],");
    }

    private bool IsReadByKernels(string value) => _program.Sweeps.SelectMany(sweep => sweep.Reads)
        .Any(read => (_program.Slices.TryGetValue(read.Value, out var slice) ? slice.Value : read.Value) == value);

    /// <summary>Adds a value, in as many parts as are read of it, or of what is made of it.</summary>
    private void Add(string key, string name, Domain domain, string? made = null)
    {
        if (_numbers.ContainsKey(key)) return;
        _numbers[key] = _values.Count;
        var parts = _program.Slices.Values.Where(slice => slice.Value == (made ?? name) && slice.Of > 0).Select(slice => slice.Of).FirstOrDefault();
        _values.Add((name, $"new({SweepEmitter.Axes(_context.Words, domain)}{(parts > 1 ? $", {parts}" : "")})"));
    }

    /// <summary>A matrix as products have it, which may be read by kernels too.</summary>
    private static string Weight(ProgramOp.Product product) => $"{product.Weight} of products";

    private int Number(string value) => _numbers.TryGetValue(value, out var number) ? number
        : throw new InvalidOperationException($"a program of {_context.Spec.Type.Name} reads {value}, which it does not know");

    private string Operation(ProgramOp op)
    {
        var words = _context.Words;
        switch (op)
        {
            case ProgramOp.Product product:
                return $"new {words.Kernel("StepProduct")}({Number(product.Y)}, {Number(product.X)}, {Number(Weight(product))}, {(product.Transposed ? "true" : "false")})";
            case ProgramOp.Join join:
                return $"new {words.Kernel("StepJoin")}({Number(join.Y)}, {string.Join(", ", join.Parts.Select(Number))})";
            case ProgramOp.Kernel(var sweep, _):
                var model = sweep.IsOfNeurons ? "-1" : Literal.Of(Number(sweep.Model));
                return $"new {words.Kernel("StepKernel")}<{_kernel(sweep)}>({model}, [{string.Join(", ", sweep.Reads.Select(Read))}], [{string.Join(", ", sweep.Results.Select(result => Number(result.Target)))}])";
            default:
                throw new InvalidOperationException($"{op.GetType().Name} has no text");
        }
    }

    private string Read(SweepRead read) => read.Value == SweepEquations.Mask ? "new(-1)"
        : _program.Slices.TryGetValue(read.Value, out var slice) ? $"new({Number(slice.Value)}, {slice.Index}, {slice.Of})"
        : $"new({Number(read.Value)})";
}
