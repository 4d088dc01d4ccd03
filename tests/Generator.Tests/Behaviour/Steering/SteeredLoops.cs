namespace Backpropamine.Generator.Tests.Behaviour.Steering;

/// <summary>One lane of a <see cref="SteeredModel"/> as equations in loops over doubles, with the schedule as a count of whole steps.</summary>
/// <param name="model">What it is.</param>
/// <param name="parameter">A parameter's values by name; null if there is none.</param>
internal sealed class SteeredLoops(SteeredModel model, Func<string, double[]?> parameter)
{
    private const int N = 5;
    private Dictionary<string, double[]> _before = [];
    private double[] _mean = new double[N];
    private int _steps;

    /// <summary>Hebb, [pre, post].</summary>
    public double[,] Hebb { get; private set; } = new double[N, N];

    /// <summary>The eligibility, likewise.</summary>
    public double[,] Eligibility { get; private set; } = new double[N, N];

    /// <summary>Starts anew.</summary>
    public void Reset() => (_before, _mean, _steps, Hebb, Eligibility) = ([], new double[N], 0, new double[N, N], new double[N, N]);

    /// <summary>One step: every output.</summary>
    public IReadOnlyDictionary<string, double[]> Step(double[] senses, double reward, double given)
    {
        double[] x = _before.GetValueOrDefault("Hidden") ?? new double[N], slow = parameter("hidden.weight_hh")!, alpha = parameter("hidden.alpha")!;
        double[] h = [.. Affine("hidden", "weight_ih", "bias", senses).Select((a, j) =>
            Math.Tanh(a + Enumerable.Range(0, N).Sum(i => x[i] * (slow[i * N + j] + alpha[i * N + j] * Hebb[i, j]))))];
        var now = new Dictionary<string, double[]>
        {
            ["Reward"] = [reward],
            ["Hidden"] = h,
            ["Gate"] = [.. Affine("gate", "weight", "bias", senses).Select(a => Math.Max(a, 0))],
            ["Policy"] = Affine("policy", "weight", "bias", h),
            ["Value"] = Affine("value", "weight", "bias", h),
        };
        if (model.IsModulated) Modulate(now, given);
        double[] rates = model.IsModulated ? Rates(now["Modulation"][0]) : [parameter("hidden.eta")![0]];
        Learn(x, h, (i, j) => rates[rates.Length == 1 ? 0 : rates.Length == N ? j : i * N + j], reward);
        _before = now;
        return now;
    }

    private void Modulate(Dictionary<string, double[]> now, double given)
    {
        double c = model.ScaleLearned && !model.External ? parameter("hidden.modulator_scale")![0] : model.Scale;
        if (model.External || model.Signal.Length > 0)
        {
            now["Modulation"] = [model.External ? given : c * now[model.Signal][0]];
            return;
        }

        double[] read = [.. model.Sources.SelectMany(source => model.At == "Now" ? now[source] : _before.GetValueOrDefault(source) ?? new double[now[source].Length])];
        double[] units = Activate(model.Activation, Affine("hidden", "modulator_weight", "modulator_bias", read));
        if (units.Length > 1) now["ModulationUnits"] = units;
        now["Modulation"] = [c * units.Select((unit, k) => model.Combine == "Difference" && k >= units.Length / 2 ? -unit : unit).Sum()];
    }

    /// <summary>One rate, or one for each neuron or connection.</summary>
    private double[] Rates(double m) => model.FanOut == "None" ? [m]
        : Activate(model.FanOutActivation, [.. parameter("hidden.fan_out_weight")!.Select((f, j) => f * m + (parameter("hidden.fan_out_bias")?[j] ?? 0))]);

    private void Learn(double[] x, double[] y, Func<int, int, double> rate, double reward)
    {
        bool commits = ++_steps > model.BurnIn && (model.On.Length > 0 ? reward != 0 : (_steps - model.BurnIn) % model.Every == 0);
        double[,] hebb = new double[N, N], eligibility = new double[N, N];
        for (int i = 0; i < N; i++)
        {
            for (int j = 0; j < N; j++)
            {
                double drive = model.Rule switch
                {
                    "Fading" => x[i] * y[j] / (1 + Hebb[i, j] * Hebb[i, j]),
                    "Centred" => x[i] * (y[j] - _mean[j]),
                    _ => x[i] * y[j],
                };
                double eta = model.Kind == "Simple" ? 0 : parameter("hidden.eta")![0];
                double trace = (1 - eta) * Eligibility[i, j] + eta * drive;
                double change = model.Kind != "Retroactive" ? drive : model.Order == "CommitThenTrace" ? Eligibility[i, j] : trace;
                eligibility[i, j] = commits && model.Clears ? 0 : trace;
                double kept = model.Rule switch { "Fading" => 0.75, "DecayingHebbian" => 1 - rate(i, j), _ => 1 };
                double next = kept * Hebb[i, j] + rate(i, j) * change;
                hebb[i, j] = !commits ? Hebb[i, j] : model.Limit is { } limit ? Math.Clamp(next, -limit, limit) : next;
            }
        }

        (Hebb, Eligibility) = (hebb, eligibility);
        _mean = [.. _mean.Select((mean, j) => mean + 0.25 * (y[j] - mean))];
    }

    private double[] Affine(string layer, string weight, string bias, double[] x)
    {
        double[] w = parameter($"{layer}.{weight}")!;
        return [.. parameter($"{layer}.{bias}")!.Select((b, j) => b + x.Select((value, k) => value * w[j * x.Length + k]).Sum())];
    }

    private static double[] Activate(string function, double[] a) => function switch
    {
        "Tanh" => [.. a.Select(Math.Tanh)],
        "Sigmoid" => [.. a.Select(z => 1 / (1 + Math.Exp(-z)))],
        "Softmax" => [.. a.Select(z => Math.Exp(z) / a.Sum(Math.Exp))],
        _ => a,
    };
}
