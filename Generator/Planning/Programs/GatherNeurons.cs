using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Planning.Sweeping;

namespace Backpropamine.Generator.Planning.Programs;

/// <summary>
/// Gathers equations of neurons into as few kernels as their order allows. Within one, an equation stands in the place of what it gives; only what is read elsewhere is
/// kept.
/// </summary>
/// <param name="operations">The operations, with <see cref="NeuronStatement"/>s between them.</param>
/// <param name="domains">The plan's.</param>
/// <param name="slices">The parts of values that equations read.</param>
/// <param name="kept">What is read after the step.</param>
internal sealed class GatherNeurons(List<object> operations, Domains domains, IReadOnlyDictionary<string, ProgramSlice> slices, HashSet<string> kept)
{
    /// <summary>Nodes of a kernel's equations.</summary>
    private const int Most = 1000;

    private readonly HashSet<string> _waiting = [.. operations.SelectMany(Makes)];
    private readonly Dictionary<string, int> _numbers = [];

    public List<ProgramOp>? Run()
    {
        var left = Needed();
        var ordered = new List<ProgramOp>();
        while (left.Count > 0)
        {
            var ready = left.Where(op => Reads(op).All(name => !_waiting.Contains(name))).ToList();
            var next = ready.Find(op => op is NeuronStatement) ?? ready.Find(op => op is not ProgramOp.Kernel) ?? ready.FirstOrDefault();
            if (next is null) return null;
            if (next is NeuronStatement first)
            {
                var group = Group(first, left);
                left.RemoveAll(op => op is NeuronStatement one && group.ContainsKey(one.Target));
                _waiting.ExceptWith(group.Keys);
                if (Kernel(first, group, left) is { } kernel)
                {
                    if (!kernel.Sweep.Reads.Any(IsSize) && first.Size.Length > 0) return null;
                    ordered.Add(kernel);
                }

                continue;
            }

            left.Remove(next);
            _waiting.ExceptWith(Makes(next));
            ordered.Add((ProgramOp)next);
        }

        return ordered;
    }

    /// <summary>The operations whose results something reads.</summary>
    private List<object> Needed()
    {
        var read = new HashSet<string>(kept);
        var needed = new List<object>();
        foreach (var op in Enumerable.Reverse(operations).Where(op => Makes(op).Any(read.Contains)))
        {
            needed.Insert(0, op);
            read.UnionWith(Reads(op));
        }

        _waiting.IntersectWith(needed.SelectMany(Makes));
        return needed;
    }

    /// <summary>Whether a read says how many neurons there are.</summary>
    private static bool IsSize(SweepRead read) => read.Axes.HasFlag(Domain.Post);

    /// <summary>The equations that can be computed together with the first one, each over what other kernels give.</summary>
    private Dictionary<string, Expr> Group(NeuronStatement first, List<object> left)
    {
        var group = new Dictionary<string, Expr> { [first.Target] = first.Value };
        if (first.IsGiven) return group;
        var size = first.Value.Size(Most);
        foreach (var one in left.OfType<NeuronStatement>())
        {
            if (one == first || one.IsGiven || one.Size != first.Size || !Reads(one).All(name => group.ContainsKey(name) || !_waiting.Contains(name))) continue;
            if (one.Value.Symbols().Any(symbol => slices.TryGetValue(symbol, out var slice) && group.ContainsKey(slice.Value))) continue;
            var value = one.Value.Substitute(group);
            if ((size += value.Size(Most)) > Most) break;
            group[one.Target] = value;
        }

        return group;
    }

    /// <summary>The kernel of a group; null where nothing of it is read elsewhere.</summary>
    private ProgramOp.Kernel? Kernel(NeuronStatement first, Dictionary<string, Expr> group, List<object> left)
    {
        var elsewhere = new HashSet<string>(left.SelectMany(Reads));
        var results = group.Where(one => elsewhere.Contains(one.Key) || kept.Contains(one.Key)).Select(one => (one.Key, one.Value)).ToList();
        if (results.Count == 0) return null;
        var layer = ValueName.Layer(results[0].Key);
        _numbers[layer] = _numbers.TryGetValue(layer, out var number) ? number + 1 : 1;
        var sweep = SweepEquations.OfNeurons(results, layer, _numbers[layer], symbol => Axes(symbol, first.Size.Length == 0));
        return new ProgramOp.Kernel(sweep, first.IsGiven ? first.Target : null);
    }

    /// <summary>The axes along which an equation sees a symbol vary.</summary>
    private Domain Axes(string symbol, bool isOfLanes)
    {
        var isNeuron = slices.TryGetValue(symbol, out var slice) && slice.Of == 0;
        var axes = domains.Of(new Expr.Symbol(slice?.Value ?? symbol));
        if (axes.HasFlag(Domain.Pre)) axes = (axes & ~Domain.Pre) | Domain.Post;
        return isNeuron || isOfLanes ? axes & ~Domain.Post : axes;
    }

    private IEnumerable<string> Reads(object op) => op switch
    {
        NeuronStatement statement => Values(statement.Value.Symbols()),
        ProgramOp.Kernel(var sweep, _) => Values(sweep.Reads.Select(read => read.Value)),
        ProgramOp.Product product => [product.X],
        ProgramOp.Join join => join.Parts,
        _ => [],
    };

    private IEnumerable<string> Values(IEnumerable<string> symbols) => symbols.Select(symbol => slices.TryGetValue(symbol, out var slice) ? slice.Value : symbol);

    private static IEnumerable<string> Makes(object op) => op is NeuronStatement statement ? [statement.Target] : ((ProgramOp)op).Makes;
}
