using System.Reflection;

namespace Backpropamine.Generator.Tests.Behaviour.RandomRules;

/// <summary>One lane of a drawn network: the author's own methods, recompiled to doubles, called connection by connection.</summary>
/// <param name="rule">The class with those methods.</param>
/// <param name="network">The network, for the options that its attributes say.</param>
/// <param name="parameter">A parameter of the layer by name; null if there is none.</param>
/// <param name="state">The state at the start, by the names of its parts.</param>
internal sealed class RuleOracle(Type rule, Type network, Func<string, double[]?> parameter, Dictionary<string, double[]> state)
{
    private const int N = 3;
    private readonly PlasticAttribute _plastic = network.GetCustomAttribute<PlasticAttribute>()!;
    private readonly NeuromodulatedAttribute? _modulated = network.GetCustomAttribute<NeuromodulatedAttribute>();
    private readonly Dictionary<string, MethodInfo> _methods = rule.GetMethods().Where(method => method.IsStatic).ToDictionary(method => method.Name);
    private double[] _post = [];

    /// <summary>The state by the names of its parts.</summary>
    public Dictionary<string, double[]> State => state;

    /// <summary>One step; returns the activity.</summary>
    public double[] Step(double[] senses)
    {
        double[] u = parameter("weight_ih")!, b = parameter("bias")!, before = state["activity"];
        double[] after = [.. Enumerable.Range(0, N).Select(j =>
            Math.Tanh(b[j] + senses.Select((x, k) => x * u[j * senses.Length + k]).Sum() + Over(i => before[i] * Weight(i, j)).Sum()))];
        _post = after;
        double m = _modulated is null ? 0 : Math.Tanh(after.Zip(parameter("modulator_weight")!, (x, y) => x * y).Sum() + parameter("modulator_bias")![0]);
        var next = state.ToDictionary(part => part.Key, part => part.Value.ToArray());
        for (int ij = 0; ij < N * N; ij++) Connection(ij / N, ij % N, m, next);
        foreach ((string name, MethodInfo method) in _methods)
        {
            if (method.GetCustomAttribute<StateAttribute>() is not { } own) continue;
            double[] values = next[Key(name)];
            for (int k = 0; k < values.Length; k++) values[k] = own.Per.ToString() switch { "Pre" => Call(name, k, 0), "Post" => Call(name, 0, k), _ => Call(name, k / N, k % N) } ?? 0;
        }

        next["activity"] = after;
        state = next;
        return after;
    }

    private static IEnumerable<double> Over(Func<int, double> term) => Enumerable.Range(0, N).Select(term);

    private static string Key(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private double Weight(int i, int j) => Call("Weight", i, j) ?? Value("w", i, j) + Value("alpha", i, j) * Value("hebb", i, j);

    private void Connection(int i, int j, double m, Dictionary<string, double[]> next)
    {
        double drive = Call("Drive", i, j)!.Value, eta = Value("eta", i, j);
        double rate = _modulated is null ? eta : m * (parameter("fan_out_weight")?[j] ?? 1) + (parameter("fan_out_bias")?[j] ?? 0);
        double change = drive;
        if (_modulated?.Kind.ToString() == "Retroactive")
        {
            double old = Value("eligibility", i, j);
            double traced = Call("Trace", i, j, ("drive", drive)) ?? (1 - eta) * old + eta * drive;
            next["eligibility"][i * N + j] = traced;
            change = _modulated.Order.ToString() == "CommitThenTrace" ? old : traced;
        }

        double hebb = Call("Commit", i, j, ("change", change), ("rate", rate)) ?? Value("hebb", i, j) + rate * change;
        next["hebb"][i * N + j] = _plastic.Bound.ToString() == "None" ? hebb : Math.Clamp(hebb, -_plastic.Limit, _plastic.Limit);
    }

    private double? Call(string name, int i, int j, params (string Name, double Value)[] given) => !_methods.TryGetValue(name, out MethodInfo? method) ? null
        : (double)method.Invoke(null, [.. method.GetParameters().Select(one => (object)(given.FirstOrDefault(pair => pair.Name == one.Name) is { Name: not null } pair ? pair.Value : Value(one.Name!, i, j)))])!;

    private double Value(string name, int i, int j)
    {
        if (name == "pre") return state["activity"][i];
        if (name == "post") return _post[j];
        if (name == "w") return parameter("weight_hh")?[i * N + j] ?? 0;
        if (name == "eta" && (_plastic.Eta.ToString() == "One" || _modulated?.Kind.ToString() == "Simple")) return 1;
        if (state.TryGetValue(name, out double[]? part)) return part[part.Length > N ? i * N + j : _methods[Pascal(name)].GetCustomAttribute<StateAttribute>()!.Per.ToString() == "Pre" ? i : j];
        if (_methods.TryGetValue(Pascal(name), out MethodInfo? own)) return Reduce(own, i, j);
        if (parameter(name) is { } values) return Within(name, values[values.Length switch { 1 => 0, N => j, _ => i * N + j }]);
        return name == "eta" ? _plastic.EtaValue : name == "alpha" ? 1 : throw new InvalidOperationException(name);
    }

    private double Reduce(MethodInfo own, int i, int j)
    {
        string over = own.GetCustomAttribute<SumAttribute>()?.Over.ToString() ?? own.GetCustomAttribute<MaxAttribute>()!.Over.ToString();
        IEnumerable<double> terms = Over(k => (over == "Pre" ? Call(own.Name, k, j) : Call(own.Name, i, k))!.Value);
        return own.GetCustomAttribute<SumAttribute>() is null ? terms.Max() : terms.Sum();
    }

    private double Within(string name, double x) => _methods.Values.SelectMany(method => method.GetParameters()).Where(one => one.Name == name)
        .Select(one => one.GetCustomAttribute<LearnedAttribute>()).FirstOrDefault(one => one is not null)?.As.ToString() switch
    {
        "Sigmoid" => 1 / (1 + Math.Exp(-x)),
        "Softplus" => Math.Log(1 + Math.Exp(x)),
        "Tanh" => Math.Tanh(x),
        _ => x,
    };

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
