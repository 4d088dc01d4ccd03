using System.Reflection;
using Backpropamine.Pages.Sources;
using static Backpropamine.Pages.Rules.Scenario;

namespace Backpropamine.Pages.Rules;

/// <summary>A rule in the scenario: its C# methods, called as they are for each connection in each step.</summary>
internal sealed class RuleRun
{
    private readonly RuleMethods _methods;
    private readonly RuleSettings _settings;
    private readonly Dictionary<string, double[,]> _states;
    private double[,] _hebb = new double[Inputs, Neurons];
    private double[,] _eligibility = new double[Inputs, Neurons];
    private int _step;

    public RuleRun(Type rule)
    {
        (_methods, _settings) = (new RuleMethods(rule), RuleSettings.Of(rule));
        _states = _methods.States.ToDictionary(state => state.Key, state => Filled(state.Value.GetCustomAttribute<StateAttribute>()!.Initial));
        HasTrace = _methods.Find("Trace") is not null;
        HasWeight = _methods.Find("Weight") is not null;
        (Hebb, Weight) = (new double[Inputs, Steps + 1], new double[Inputs, Steps + 1]);
        for (_step = 0; _step < Steps; _step++)
        {
            Record(_step);
            Advance();
        }

        _step = Steps - 1;
        Record(Steps);
    }

    /// <summary>Whether the rule gathers what it would do in a trace, until a reward.</summary>
    public bool HasTrace { get; }

    /// <summary>Whether the weight is other than w + α·H.</summary>
    public bool HasWeight { get; }

    /// <summary>H from each input to the first neuron, before each step and after the last.</summary>
    public double[,] Hebb { get; }

    /// <summary>The weight with which the neuron reads the input.</summary>
    public double[,] Weight { get; }

    /// <summary>What was given to the rule, for a caption.</summary>
    public IEnumerable<string> Given
    {
        get
        {
            yield return FormattableString.Invariant($"η = {_settings.Rate}");
            foreach (var (name, value) in _settings.Learned)
                yield return FormattableString.Invariant($"{name} = {value}").Replace('-', '−');
            if (_settings.Slow != 0)
                yield return FormattableString.Invariant($"w = {_settings.Slow}");
            if (double.IsInfinity(_settings.Limit))
                yield return "H not bounded";
        }
    }

    private static double[,] Filled(double value)
    {
        var matrix = new double[Inputs, Neurons];
        for (var i = 0; i < Inputs; i++)
        {
            for (var j = 0; j < Neurons; j++)
                matrix[i, j] = value;
        }

        return matrix;
    }

    private void Record(int at)
    {
        for (var input = 0; input < Inputs; input++)
        {
            Hebb[input, at] = _hebb[input, 0];
            if (_methods.Find("Weight") is { } weight)
                Weight[input, at] = Call(weight, input, 0);
        }
    }

    private void Advance()
    {
        var (hebb, eligibility) = (new double[Inputs, Neurons], new double[Inputs, Neurons]);
        var states = _states.Keys.ToDictionary(name => name, _ => new double[Inputs, Neurons]);
        for (var i = 0; i < Inputs; i++)
        {
            for (var j = 0; j < Neurons; j++)
            {
                var drive = Call(_methods.Find("Drive")!, i, j);
                eligibility[i, j] = _methods.Find("Trace") is { } trace ? Call(trace, i, j, ("drive", drive)) : 0;
                var (change, rate) = HasTrace ? (_eligibility[i, j], Reward(_step)) : (drive, _settings.Rate);
                var next = _methods.Find("Commit") is { } commit ? Call(commit, i, j, ("change", change), ("rate", rate)) : _hebb[i, j] + rate * change;
                hebb[i, j] = Math.Clamp(next, -_settings.Limit, _settings.Limit);
                foreach (var (name, method) in _methods.States)
                    states[name][i, j] = Call(method, i, j);
            }
        }

        (_hebb, _eligibility) = (hebb, eligibility);
        foreach (var (name, next) in states)
            _states[name] = next;
    }

    private double Call(MethodInfo method, int i, int j, params (string Name, double Value)[] more) =>
        Methods.Call(method, name => more.FirstOrDefault(one => one.Name == name) is { Name: not null } given ? given.Value : Value(name, i, j));

    private double Value(string name, int i, int j) => name switch
    {
        "query" when _settings.Learned.TryGetValue(name, out var query) => query,
        "pre" or "query" => Pre(i, _step),
        "post" => Post(j, _step),
        "hebb" => _hebb[i, j],
        "w" => _settings.Slow,
        "alpha" => 1,
        "eta" => _settings.Rate,
        "eligibility" => _eligibility[i, j],
        _ when _states.TryGetValue(name, out var state) => state[i, j],
        _ when _methods.Reductions.TryGetValue(name, out var term) => Reduce(term, i, j),
        _ when _settings.Learned.TryGetValue(name, out var value) => value,
        _ when _methods.Learned.TryGetValue(name, out var learned) && learned.Initial == Initial.Constant => learned.Scale,
        _ => throw new PageException($"{_methods.Find("Drive")!.DeclaringType!.Name} draws {name} at random: give its picture a value in {nameof(RuleSettings)}"),
    };

    private double Reduce(MethodInfo term, int i, int j)
    {
        var over = term.GetCustomAttribute<SumAttribute>()?.Over ?? term.GetCustomAttribute<MaxAttribute>()!.Over;
        var terms = over == Over.Pre ? Enumerable.Range(0, Inputs).Select(k => Call(term, k, j)) : Enumerable.Range(0, Neurons).Select(k => Call(term, i, k));
        return term.IsDefined(typeof(SumAttribute)) ? terms.Sum() : terms.Max();
    }
}
