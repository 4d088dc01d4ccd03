using System.Reflection;

namespace Backpropamine.Generator.Tests.Behaviour.RandomCells;

/// <summary>One lane of a drawn network: the author's own methods, recompiled to doubles, called neuron by neuron; connections in plain loops.</summary>
/// <param name="cell">The class with those methods.</param>
/// <param name="network">The network, for the options that its attributes say.</param>
/// <param name="parameter">A parameter of the layer by name; null if there is none.</param>
/// <param name="state">The state at the start, by the names of its parts.</param>
internal sealed class CellOracle(Type cell, Type network, Func<string, double[]?> parameter, Dictionary<string, double[]> state)
{
    private const int N = 3;

    private readonly MethodInfo[] _methods = cell.GetMethods(BindingFlags.Public | BindingFlags.Static);
    private readonly PlasticAttribute? _plastic = network.GetProperty("Hidden")!.GetCustomAttribute<PlasticAttribute>();
    private readonly NeuromodulatedAttribute? _modulated = network.GetProperty("Hidden")!.GetCustomAttribute<NeuromodulatedAttribute>();
    private readonly bool _isOja = network.GetProperty("Hidden")!.GetCustomAttribute<PlasticAttribute>()?.GetType().GetGenericArguments().FirstOrDefault() == typeof(Oja);
    private readonly bool _isDense = network.GetProperty("Hidden")!.GetCustomAttribute<DenseAttribute>() is not null;
    private readonly Dictionary<string, double[]> _now = [];
    private double[] _senses = [];

    /// <summary>The state by the names of its parts.</summary>
    public Dictionary<string, double[]> State => state;

    private IReadOnlyList<MethodInfo> Paths => [.. _methods.Where(method => method.IsDefined(typeof(PathAttribute))).OrderBy(method => method.MetadataToken)];

    private MethodInfo? PlasticPath => _plastic is null ? null
        : Paths.FirstOrDefault(path => path.Name == _plastic.Path) ?? Paths.FirstOrDefault(path => path.GetCustomAttribute<PathAttribute>()!.Plastic) ?? Paths[0];

    /// <summary>One step; returns the activity.</summary>
    public double[] Step(double[] senses)
    {
        _senses = senses;
        _now.Clear();
        foreach (MethodInfo method in _methods) Values(method);
        var next = state.ToDictionary(part => part.Key, part => part.Value);
        foreach (MethodInfo method in _methods.Where(method => next.ContainsKey(Camel(method.Name)))) next[Camel(method.Name)] = _now[method.Name];
        if (PlasticPath is { } path) Learn(path, next);
        state = next;
        return _now["Activity"];
    }

    private double[] Values(MethodInfo method)
    {
        if (!_now.TryGetValue(method.Name, out double[]? values))
        {
            values = [.. Enumerable.Range(0, N).Select(j => (double)method.Invoke(null, [.. method.GetParameters().Select(one => (object)Named(method, one.Name!, j))])!)];
            _now[method.Name] = values;
        }

        return values;
    }

    private double Named(MethodInfo method, string name, int j)
    {
        if (name is "sum" or "fromInput" or "fromRecurrent")
        {
            (double input, double recurrent) = Sums(Paths.ToList().IndexOf(method), j);
            return name switch { "fromInput" => input, "fromRecurrent" => recurrent, _ => input + recurrent };
        }

        if (name.StartsWith("previous", StringComparison.Ordinal)) return Before(name["previous".Length..])[j];
        if (_methods.FirstOrDefault(other => Camel(other.Name) == name) is { } needed) return needed == method ? Before(method.Name)[j] : Values(needed)[j];
        double[] raw = parameter(name)!;
        double x = raw[raw.Length == 1 ? 0 : j];
        return _methods.SelectMany(one => one.GetParameters()).Select(one => one.GetCustomAttribute<LearnedAttribute>()).First(one => one is not null)!.As.ToString() switch
        {
            "Sigmoid" => 1 / (1 + Math.Exp(-x)),
            "Softplus" => Math.Log(1 + Math.Exp(x)),
            "Tanh" => Math.Tanh(x),
            _ => x,
        };
    }

    private double[] Before(string member) => state[Camel(member)];

    /// <summary>What comes into a path from the inputs and from h(t−1).</summary>
    private (double Input, double Recurrent) Sums(int path, int j)
    {
        bool isPlastic = PlasticPath == Paths[path];
        if (_isDense)
        {
            double through = _senses.Select((x, i) => x * (isPlastic ? Weight(parameter("weight_io")?[i * N + j] ?? 0, i, j) : parameter("weight")![j * _senses.Length + i])).Sum();
            return (through + (parameter("bias")?[j] ?? 0), 0);
        }

        int row = path * N + j;
        bool packed = Paths.Count > 1;
        double input = _senses.Select((x, k) => x * parameter("weight_ih")![row * _senses.Length + k]).Sum() + (parameter(packed ? "bias_ih" : "bias")?[row] ?? 0);
        double recurrent = packed ? parameter("bias_hh")?[row] ?? 0 : 0;
        double[] before = Before("Activity");
        for (int i = 0; i < N; i++)
        {
            double w = parameter("weight_hh") is { } weights ? packed ? weights[row * N + i] : weights[i * N + j] : 0;
            recurrent += before[i] * (isPlastic ? Weight(w, i, j) : w);
        }

        return (input, recurrent);
    }

    private double Weight(double w, int i, int j) => w + Grained("alpha", i, j, 1) * state["hebb"][i * N + j];

    private double Grained(string name, int i, int j, double otherwise) =>
        parameter(name) is { } values ? values[values.Length == 1 ? 0 : values.Length == N ? j : i * N + j] : otherwise;

    private void Learn(MethodInfo path, Dictionary<string, double[]> next)
    {
        double[] pre = _plastic!.Pre is { } source ? _now[source] : _isDense ? _senses : Before("Activity");
        double[] post = _now[_plastic.Post ?? path.GetCustomAttribute<PathAttribute>()!.Post ?? path.Name];
        double m = Modulator();
        bool retroactive = _modulated?.Kind.ToString() == "Retroactive";
        next["hebb"] = new double[pre.Length * N];
        if (retroactive) next["eligibility"] = new double[pre.Length * N];
        for (int i = 0; i < pre.Length; i++)
        {
            for (int j = 0; j < N; j++)
            {
                double hebb = state["hebb"][i * N + j], eta = _plastic.Eta.ToString() == "One" ? 1 : Grained("eta", i, j, _plastic.EtaValue);
                double change = _isOja ? post[j] * (pre[i] - post[j] * hebb) : pre[i] * post[j], rate = _modulated is null ? eta : m;
                if (retroactive)
                {
                    double old = state["eligibility"][i * N + j], traced = (1 - eta) * old + eta * change;
                    next["eligibility"][i * N + j] = traced;
                    change = _modulated!.Order.ToString() == "CommitThenTrace" ? old : traced;
                }

                double value = hebb + rate * change;
                next["hebb"][i * N + j] = _plastic.Bound.ToString() == "None" ? value : Math.Clamp(value, -_plastic.Limit, _plastic.Limit);
            }
        }
    }

    private double Modulator()
    {
        if (_modulated is null) return 0;
        string value = _modulated.Value ?? "Activity";
        double[] read = _modulated.At.ToString() == "Before" ? Before(value) : _now[value];
        return Math.Tanh(read.Zip(parameter("modulator_weight")!, (x, w) => x * w).Sum() + parameter("modulator_bias")![0]);
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
