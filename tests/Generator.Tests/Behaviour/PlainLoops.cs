namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>One lane of a <see cref="Combination"/> as the papers' equations in loops over doubles: no tensors, no passes.</summary>
/// <param name="model">What it is.</param>
/// <param name="parameter">A parameter's values by name; null if there is none.</param>
/// <param name="plasticity">The switch.</param>
internal sealed class PlainLoops(Combination model, Func<string, double[]?> parameter, Plasticity plasticity)
{
    private const int N = 5;
    private readonly CombinationRule _rule = CombinationRule.All[model.Rule];
    private Dictionary<string, double[]> _before = [];

    /// <summary>Hebb, [pre, post] in one row.</summary>
    public double[] Hebb { get; private set; } = new double[N * N];

    /// <summary>The eligibility, likewise.</summary>
    public double[] Eligibility { get; private set; } = new double[N * N];

    /// <summary>Starts anew.</summary>
    public void Reset() => (_before, Hebb, Eligibility) = ([], new double[N * N], new double[N * N]);

    /// <summary>One step: the value of every output.</summary>
    public IReadOnlyDictionary<string, double[]> Step(double[] senses, double[] label, double given)
    {
        var now = new Dictionary<string, double[]> { ["Senses"] = senses, ["Label"] = label };
        now["Gate"] = Activate("Relu", Add(Affine("gate", senses), model.Inject ? label : new double[N], -2));
        now["Hidden"] = Hidden(now, Before("Hidden", N));
        double[] upper = Before("Upper", 3), slow = parameter("upper.weight_hh")!;
        now["Upper"] = Activate("Tanh", [.. Affine("upper", now["Hidden"], "weight_ih").Select((a, j) => a + Enumerable.Range(0, 3).Sum(i => upper[i] * slow[i * 3 + j]))]);
        now["Policy"] = Affine("policy", [.. now["Upper"], .. now["Gate"]]);
        now["Value"] = Activate("Sigmoid", Affine("value", now["Policy"]));
        if (model.IsModulated) now["Modulation"] = [Modulation(now, given)];
        if (plasticity == Plasticity.On) Learn(Before("Hidden", N), now["Hidden"], !model.IsModulated ? 0 : now["Modulation"][0]);
        _before = now;
        return now;
    }

    private double[] Hidden(Dictionary<string, double[]> now, double[] before)
    {
        double[] bias = parameter("hidden.bias") ?? new double[N];
        double[] signal = [.. Enumerable.Range(0, N).Select(j => model.Input == "Linear" ? 0 : model.Sources.Sum(source => now[source][j]))];
        double[] sum = model.Input switch
        {
            "Linear" => Affine("hidden", [.. model.Sources.SelectMany(source => now[source])], "weight_ih"),
            "Add" => Add(bias, signal, Combination.Gain),
            _ => bias,
        };
        sum = Add(sum, model.Inject ? now["Label"] : new double[N], 0.25);
        double[] activity = Activate(model.Activation, [.. sum.Select((a, j) => a + Enumerable.Range(0, N).Sum(i => before[i] * Weight(i, j)))]);
        return model.Input == "Clamp" ? [.. activity.Select((h, j) => signal[j] != 0 ? signal[j] : h)] : activity;
    }

    private double Modulation(Dictionary<string, double[]> now, double given)
    {
        if (model.External) return given;
        double[] weight = parameter("hidden.modulator_weight")!;
        double[] source = model.At == "Now" ? now[model.From] : Before(model.From, weight.Length);
        return Activate(model.ModulatorActivation, [source.Zip(weight, (s, m) => s * m).Sum() + parameter("hidden.modulator_bias")![0]])[0];
    }

    private void Learn(double[] before, double[] after, double m)
    {
        double[] hebb = new double[N * N], eligibility = new double[N * N];
        for (int i = 0; i < N; i++)
        {
            for (int j = 0; j < N; j++)
            {
                int ij = i * N + j;
                double eta = model.Modulation == "Simple" || model.Eta == "One" ? 1 : !model.EtaLearned ? 0.3 : parameter("hidden.eta") is null ? double.NaN : Grained("eta", i, j);
                double rate = !model.IsModulated ? eta : model.FanOut == "None" ? m
                    : m * parameter("hidden.fan_out_weight")![j] + (parameter("hidden.fan_out_bias")?[j] ?? 0);
                double drive = _rule.Drive(before[i], after[j], Hebb[ij], Slow(ij), Alpha(i, j));
                eligibility[ij] = _rule.Trace?.Invoke(Eligibility[ij], drive, eta) ?? (1 - eta) * Eligibility[ij] + eta * drive;
                double change = model.Modulation != "Retroactive" ? drive
                    : model.Order == "CommitThenTrace" ? Eligibility[ij] : eligibility[ij];
                double next = _rule.Commit?.Invoke(Hebb[ij], change, rate) ?? Hebb[ij] + rate * change;
                hebb[ij] = model.Limit is { } limit ? Math.Clamp(next, -limit, limit) : next;
            }
        }

        (Hebb, Eligibility) = (hebb, eligibility);
    }

    private double Weight(int i, int j)
    {
        double hebb = plasticity == Plasticity.Off ? 0 : Hebb[i * N + j];
        return _rule.Weight?.Invoke(Slow(i * N + j), Alpha(i, j), hebb) ?? Slow(i * N + j) + Alpha(i, j) * hebb;
    }

    private double Slow(int ij) => parameter("hidden.weight_hh")?[ij] ?? 0;

    private double Alpha(int i, int j) => model.Alpha == "One" ? 1 : Grained("alpha", i, j);

    private double Grained(string name, int i, int j) => parameter("hidden." + name) is { } values
        ? values[values.Length switch { 1 => 0, N => j, _ => i * N + j }]
        : throw new InvalidOperationException($"hidden.{name} is missing.");

    private double[] Before(string name, int size) => _before.GetValueOrDefault(name) ?? new double[size];

    private double[] Affine(string layer, double[] x, string weight = "weight")
    {
        double[] w = parameter($"{layer}.{weight}")!, b = parameter(layer + ".bias") ?? new double[w.Length / x.Length];
        return [.. b.Select((bias, j) => bias + x.Select((value, k) => value * w[j * x.Length + k]).Sum())];
    }

    private static double[] Add(double[] a, double[] b, double factor) => [.. a.Zip(b, (x, y) => x + factor * y)];

    private static double[] Activate(string function, double[] a) => function switch
    {
        "Tanh" => [.. a.Select(Math.Tanh)],
        "Relu" => [.. a.Select(x => Math.Max(x, 0))],
        "Sigmoid" => [.. a.Select(x => 1 / (1 + Math.Exp(-x)))],
        "Softmax" => [.. a.Select(x => Math.Exp(x) / a.Sum(Math.Exp))],
        _ => a,
    };
}
