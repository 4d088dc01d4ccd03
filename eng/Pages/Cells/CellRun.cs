using System.Reflection;
using Backpropamine.Pages.Pictures;
using Backpropamine.Pages.Sources;

namespace Backpropamine.Pages.Cells;

/// <summary>One neuron: its cell's C# methods, called as they are in each step, while its input is switched on and off.</summary>
internal sealed class CellRun
{
    private const string Activity = nameof(Activity);

    private readonly MethodInfo[] _methods;
    private readonly CellSettings _settings;
    private readonly Dictionary<string, double> _learned;
    private readonly Dictionary<string, double> _before;
    private readonly Dictionary<string, double[]> _values;
    private Dictionary<string, double> _now = [];

    public CellRun(Type cell)
    {
        _methods = cell.GetMethods(BindingFlags.Public | BindingFlags.Static);
        _settings = CellSettings.Of(cell);
        _learned = Methods.Learned(_methods).ToDictionary(one => one.Key, one => one.Value.Scale);
        _before = _methods.Where(IsCarried).ToDictionary(method => method.Name, method => method.GetCustomAttribute<StateAttribute>()?.Initial ?? 0);
        Inputs = _settings.IsSpiking ? [(0, 10), (1, 50), (0, 20), (1.5, 40), (0, 30)] : [(0, 10), (1, 40), (0, 30), (-1, 40), (0, 30)];
        _values = _methods.ToDictionary(method => method.Name, method => new double[Inputs.Sum(one => one.Length) + 1]);
        foreach (var (name, start) in _before)
            _values[name][0] = start;
        var step = 0;
        foreach (var (x, length) in Inputs)
        {
            for (var i = 0; i < length; i++)
                Advance(x, ++step);
        }
    }

    /// <summary>The input x in time, and for how many steps.</summary>
    public IReadOnlyList<(double X, int Length)> Inputs { get; }

    /// <summary>The same as phases.</summary>
    public IReadOnlyList<Phase> Phases => [.. Inputs.Select(one => new Phase(FormattableString.Invariant($"x = {one.X}").Replace('-', '−'), one.Length, one.X != 0))];

    /// <summary>The spikes of a spiking cell: whether there is one in each step.</summary>
    public IReadOnlyList<Func<int, bool>> Spikes => [.. Shown.Where(IsSpike).Select(one => (Func<int, bool>)(step => _values[one.Name][step + 1] > 0))];

    /// <summary>The other values, by name, before each step and after the last; the activity comes first.</summary>
    public IReadOnlyList<(string Name, double[] Values)> Lines =>
        [.. Shown.Where(one => !IsSpike(one)).OrderBy(one => one.Name != Activity).Select(one => (Methods.NameOf(one), _values[one.Name]))];

    /// <summary>What came into its paths, and what it had learned, for a caption.</summary>
    public IEnumerable<string> Given => _settings.Paths.Select(path => $"{(_settings.Paths.Count == 1 ? "sum" : "sum of " + path.Key)} = {Sum(path.Value)}")
        .Concat(_learned.Select(one => FormattableString.Invariant($"{one.Key} = {one.Value}")));

    /// <summary>What the neuron carries or sends.</summary>
    private IEnumerable<MethodInfo> Shown => _methods.Where(method => IsCarried(method) || (method.IsDefined(typeof(ValueAttribute)) && IsSpike(method)));

    private static bool IsCarried(MethodInfo method) => method.Name == Activity || method.IsDefined(typeof(StateAttribute));

    private static string Sum(PathSettings path)
    {
        string[] terms =
        [
            .. path.Input == 0 ? [] : new[] { Term(path.Input, "x") }, .. path.Recurrent == 0 ? [] : new[] { Term(path.Recurrent, "h(t−1)") },
            .. path.Bias == 0 ? [] : new[] { FormattableString.Invariant($"{path.Bias}").Replace('-', '−') },
        ];
        return terms.Length == 0 ? "0" : string.Join(" + ", terms);
    }

    private static string Term(double factor, string of) => factor == 1 ? of : FormattableString.Invariant($"{factor}·{of}");

    private bool IsSpike(MethodInfo method) => _settings.IsSpiking && _values[method.Name].All(value => value is 0 or 1);

    private void Advance(double x, int step)
    {
        _now = [];
        foreach (var method in _methods)
            _values[method.Name][step] = Value(method, x);
        foreach (var name in _before.Keys)
            _before[name] = _values[name][step];
    }

    private double Value(MethodInfo method, double x)
    {
        if (!_now.TryGetValue(method.Name, out var value))
            _now[method.Name] = value = Methods.Call(method, name => Named(method, name, x));
        return value;
    }

    private double Named(MethodInfo method, string name, double x)
    {
        if (_learned.TryGetValue(name, out var learned))
            return learned;
        if (_methods.FirstOrDefault(other => name == "previous" + other.Name || (name == Methods.NameOf(other) && other == method)) is { } carried)
            return _before[carried.Name];
        if (_methods.FirstOrDefault(other => name == Methods.NameOf(other)) is { } needed)
            return Value(needed, x);
        var path = _settings.Paths[method.Name];
        var (input, recurrent) = (path.Input * x + path.Bias, path.Recurrent * _before[Activity]);
        return name switch { "fromInput" => input, "fromRecurrent" => recurrent, _ => input + recurrent };
    }
}
