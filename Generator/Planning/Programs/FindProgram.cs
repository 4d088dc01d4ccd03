using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Sweeping;

namespace Backpropamine.Generator.Planning.Programs;

/// <summary>
/// The recurrence of a plan as a program of kernels: sweeps over connections, equations of neurons, and products with matrices that all lanes share. What it does
/// not know has no program.
/// </summary>
internal sealed class FindProgram
{
    private readonly Plan _plan;
    private readonly Domains _domains;
    private readonly ValueSizes _sizes;
    private readonly IReadOnlyList<string> _emitted;
    private readonly Dictionary<string, ProgramSlice> _slices = [];
    private readonly Dictionary<string, Expr> _equal = [];
    private readonly Dictionary<string, NeuronStatement> _neurons = [];
    private readonly List<Statement> _shared = [];
    private int _made;

    private FindProgram(Plan plan, ValueSizes sizes, IReadOnlyList<string> emitted)
    {
        (_plan, _domains, _sizes, _emitted) = (plan, new Domains(plan), sizes, emitted);
    }

    /// <summary>The program of a plan under a switch, or null.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="mode">The switch.</param>
    /// <param name="emitted">Values of the recurrence that are read after it.</param>
    public static ProgramPlan? Run(Plan plan, ProgramMode mode, IReadOnlyList<string> emitted)
    {
        var sizes = new ValueSizes(plan);
        var (special, ahead) = ReadAhead.Run(Specialise.Run(plan, mode));
        foreach (var statement in special.Statements) sizes.Learn(statement.Target, statement.Value);
        foreach (var one in ahead) sizes.Learn(one.Before, one.Start);
        var swept = FindSweeps.OfProgram(special);
        var starts = FindSweeps.OfProgram(special with
        {
            Statements = new([.. ahead.Select(one => new Statement(one.Before, one.Start, "", Phase.Advance))]),
            Values = swept.Plan.Values,
        });
        return new FindProgram(starts.Plan, sizes, emitted).Make(mode, swept, starts, ahead);
    }

    private ProgramPlan? Make(ProgramMode mode, SweptPlan swept, SweptPlan starts, IReadOnlyList<AheadPlan> ahead)
    {
        if (Operations(starts) is not { } first || Operations(swept) is not { } steps) return null;
        string[] kept = [.. _emitted, .. _plan.Carried.Select(carried => carried.Next), .. ahead.SelectMany(one => new[] { one.Before, one.Next })];
        var (kernelsFirst, kernels) = (Kernels(first, kept), Kernels(steps, kept));
        if (kernelsFirst is null || kernels is null || OverwritesWhatIsRead(kernels)) return null;

        if (kernels.Concat(kernelsFirst).SelectMany(Whole).Any(name => _slices.Values.Any(slice => slice.Value == name && slice.Of > 0))) return null;

        var read = new HashSet<string>(kernels.Concat(kernelsFirst).SelectMany(Reads));
        read.UnionWith(kernels.Concat(kernelsFirst).OfType<ProgramOp.Kernel>().Where(kernel => !kernel.Sweep.IsOfNeurons).Select(kernel => kernel.Sweep.Model));
        var made = new HashSet<string>(kernels.SelectMany(op => op.Makes));
        var carried = new List<(int, string, string)>();
        for (var part = 0; part < _plan.Carried.Count; part++)
        {
            var one = _plan.Carried[part];
            if (one.Next != one.Before || read.Contains(one.Before)) carried.Add((part, one.Before, one.Next));
        }

        var values = read.Concat(made).Concat(kernelsFirst.SelectMany(op => op.Makes)).Concat(carried.SelectMany(one => new[] { one.Item2, one.Item3 })).Concat(_emitted)
            .Distinct().ToDictionary(name => name, name => _domains.Of(new Expr.Symbol(name)));
        var sharedDomains = _shared.ToDictionary(statement => statement.Target, statement => _domains.Of(new Expr.Symbol(statement.Target)));
        var vectors = values.Where(value => value.Value.HasFlag(Domain.Lane) && value.Value != Domain.Synapse).Select(value => Size(value.Key, value.Value)).ToList();
        return new ProgramPlan(mode, _shared, sharedDomains, _slices, values, carried, ahead, kernelsFirst, kernels, vectors);
    }

    /// <summary>How many numbers of a value a lane has; where nothing says it, as many as its layer has neurons.</summary>
    private Dimension Size(string value, Domain domain) =>
        domain == Domain.Lane ? Dimension.One : _sizes.Of(new Expr.Symbol(value)) ?? Dimension.Of(ValueName.Layer(value));

    /// <summary>The items as operations, statements about neurons still one by one; null where one is not known.</summary>
    private List<object>? Operations(SweptPlan swept)
    {
        var operations = new List<object>();
        var names = Names(swept);
        foreach (var item in swept.Items)
        {
            if (item.Sweep is { } sweep)
            {
                operations.Add(new ProgramOp.Kernel(Renamed(sweep, names), null));
                continue;
            }

            var statement = item.Statements[0];
            if (statement.Value is Expr.Symbol(var renamed) && names.ContainsKey(renamed)) continue;
            var domain = _domains.Of(new Expr.Symbol(statement.Target));
            if (!domain.HasFlag(Domain.Lane))
            {
                _shared.Add(statement);
            }
            else if ((domain.HasFlag(Domain.Pre) && domain.HasFlag(Domain.Post)) || !Add(statement, operations))
            {
                return null;
            }
        }

        return operations;
    }

    /// <summary>The sweep with the plan's names of what it gives.</summary>
    private static Sweep Renamed(Sweep sweep, IReadOnlyDictionary<string, string> names) =>
        sweep with { Results = [.. sweep.Results.Select(result => names.TryGetValue(result.Target, out var name) ? result with { Target = name } : result)] };

    /// <summary>What sweeps give under names of the plan: whatever is no more than such a result.</summary>
    private static Dictionary<string, string> Names(SweptPlan swept)
    {
        var statements = swept.Items.SelectMany(item => item.Statements).ToList();
        var names = new Dictionary<string, string>();
        foreach (var result in swept.Sweeps.SelectMany(sweep => sweep.Results))
        {
            var readers = statements.Where(statement => statement.Value.Reads(result.Target)).ToList();
            if (readers.Count == 1 && readers[0].Value is Expr.Symbol) names[result.Target] = readers[0].Target;
        }

        return names;
    }

    private bool Add(Statement statement, List<object> operations)
    {
        var (value, isGiven) = statement.Value is Expr.OrGiven(_, var own) ? (own, true) : (statement.Value, false);
        if (Flat(value, operations) is not { } flat) return false;
        Neurons(statement.Target, flat, isGiven, operations);
        return true;
    }

    private void Neurons(string target, Expr value, bool isGiven, List<object> operations)
    {
        var isVector = _domains.Of(new Expr.Symbol(target)) != Domain.Lane;
        var size = !isVector ? "" : _sizes.Of(new Expr.Symbol(target)) is { } known ? $"{string.Join("+", known.Members)}+{known.Count}" : target;
        var neurons = new NeuronStatement(target, value, size, isGiven);
        _neurons[target] = neurons;
        operations.Add(neurons);
    }

    /// <summary>A vector's expression, elementwise over values and slices; products become operations of their own. Null where it is not known.</summary>
    private Expr? Flat(Expr expr, List<object> operations)
    {
        switch (expr)
        {
            case Expr.Literal or Expr.Symbol:
                return expr;
            case Expr.Affine(var x, var weight, var bias):
                if (!_domains.Of(x).HasFlag(Domain.Post))
                {
                    return Flat(x, operations) is { } number ? Sum(number * weight, bias) : null;
                }

                return Name(x, operations) is { } input ? Sum(Product(input, weight.Name, true, _domains.Of(expr), expr, operations), bias) : null;
            case Expr.SlowRead(var sum, var row, var matrix):
                if (Flat(sum, operations) is not { } other || Name(row, operations) is not { } vector) return null;
                var product = Product(vector, Shared(matrix), false, Domain.Vector, expr, operations);
                return other is Expr.Literal(0) ? product : other + product;
            case Expr.Pool(var of, var start, var count, _):
                if (count > 16 || Name(of, operations) is not { } pooled) return null;
                return Enumerable.Range(start, count).Select(neuron => (Expr)Slice(pooled, neuron, 0)).Aggregate((a, b) => a + b);
            case Expr.Part(var packed, var index, var parts):
                return Part(packed, index, parts);
            case Expr.Concat:
                return Name(expr, operations) is { } joined ? new Expr.Symbol(joined) : null;
            case Expr.Spread(_, var one):
                return Flat(one, operations);
            case Expr.OrGiven or Expr.Binary { Op: BinaryOp.Pow, Right: not Expr.Literal }:
                return null;
            case Expr.MulAdd(var sum, var a, var b):
                return Flat(sum + a * b, operations);
            case Expr.Dropped(var kept, var mask, _):
                return Flat(kept * mask, operations);
            case Expr.ClampTo(var signal, var otherwise):
                return Flat(new Expr.WhereAtMost(new Expr.Unary(UnaryOp.Abs, signal), 0, otherwise, signal), operations);
            case Expr.Activate(var function, var operand):
                return Flat(operand, operations) is { } inner ? Activations.Of(function, inner) : null;
            case Expr.Unary or Expr.Binary or Expr.Clip or Expr.WithSlope or Expr.WhereAtMost:
                var isKnown = true;
                var flat = expr.MapChildren(child =>
                {
                    var found = Flat(child, operations);
                    isKnown &= found is not null;
                    return found ?? 0;
                });
                return isKnown ? flat : null;
            default:
                return null;
        }
    }

    private static Expr Sum(Expr value, Expr.Symbol? bias) => bias is null ? value : value + bias;

    /// <summary>The name of a vector, which becomes a value of its own if it has none.</summary>
    private string? Name(Expr vector, List<object> operations)
    {
        if (vector is Expr.Symbol(var name)) return name;
        if (vector is Expr.Concat(var parts))
        {
            var joined = New(Domain.Vector, vector);
            operations.Add(new ProgramOp.Join(joined, [.. parts.Select(part => part.Name)]));
            return joined;
        }

        if (Flat(vector, operations) is not { } flat) return null;
        if (flat is Expr.Symbol(var same)) return _slices.ContainsKey(same) ? null : same;
        var made = New(_domains.Of(vector), vector);
        Neurons(made, flat, false, operations);
        return made;
    }

    private Expr.Symbol Product(string x, string weight, bool transposed, Domain domain, Expr whole, List<object> operations)
    {
        var y = New(domain, whole);
        operations.Add(new ProgramOp.Product(y, x, weight, transposed));
        return new Expr.Symbol(y);
    }

    /// <summary>The name of a matrix that all lanes share.</summary>
    private string Shared(Expr matrix)
    {
        if (matrix is Expr.Symbol(var name)) return name;
        var made = New(_domains.Of(matrix), matrix);
        _shared.Add(new Statement(made, matrix, "", Phase.Advance));
        return made;
    }

    /// <summary>One of several parts of a packed vector. Of a vector that equations give, it is the same equation of the parts.</summary>
    private Expr Part(Expr.Symbol packed, int index, int of)
    {
        if (!_neurons.TryGetValue(packed.Name, out var made)) return Slice(packed.Name, index, of);
        return made.Value.Rewrite(e => e is Expr.Symbol(var name) && !_slices.ContainsKey(name) && _domains.Of(e).HasFlag(Domain.Post) ? Part((Expr.Symbol)e, index, of) : e);
    }

    private Expr.Symbol Slice(string value, int index, int of)
    {
        var symbol = of == 0 ? $"{value}[{index}]" : $"{value}[{index}/{of}]";
        _slices[symbol] = new ProgramSlice(value, index, of);
        return new Expr.Symbol(symbol);
    }

    private string New(Domain domain, Expr value)
    {
        string name;
        do name = $"{ValueName.Layer(value.Symbols().First())}.value{++_made}";
        while (_domains.Knows(name));
        _domains.Add(new PlanValue(name, ValueRole.Computed, domain));
        _sizes.Learn(name, value);
        return name;
    }

    /// <summary>The operations with equations of neurons gathered; null where a kernel cannot know how many neurons there are.</summary>
    private List<ProgramOp>? Kernels(List<object> operations, IEnumerable<string> kept) => new GatherNeurons(operations, _domains, _slices, [.. kept]).Run();

    /// <summary>Whether a matrix of the state is read after its place in memory has taken what comes after it.</summary>
    private bool OverwritesWhatIsRead(List<ProgramOp> kernels) => _plan.Carried.Where(carried => carried.Next != carried.Before && _domains.Of(new Expr.Symbol(carried.Before)) == Domain.Synapse)
        .Any(carried => kernels.FindIndex(op => op.Makes.Contains(carried.Next)) is var made && (made < 0 || kernels.Skip(made + 1).SelectMany(Reads).Contains(carried.Before)));

    /// <summary>The vectors that an operation reads and that must lie in one piece.</summary>
    private static IEnumerable<string> Whole(ProgramOp op) => op switch
    {
        ProgramOp.Kernel(var sweep, _) => sweep.Reads.Select(read => read.Value),
        ProgramOp.Product product => [product.X],
        ProgramOp.Join join => [.. join.Parts, join.Y],
        _ => [],
    };

    /// <summary>The values that an operation reads.</summary>
    private IEnumerable<string> Reads(ProgramOp op) => op switch
    {
        ProgramOp.Kernel(var sweep, _) => sweep.Reads.Where(read => read.Value != SweepEquations.Mask).Select(read => _slices.TryGetValue(read.Value, out var slice) ? slice.Value : read.Value),
        ProgramOp.Product product => [product.X, product.Weight],
        ProgramOp.Join join => join.Parts,
        _ => [],
    };
}
