using static Backpropamine.Generator.Tests.Behaviour.BuiltIn.PlainNetwork;

namespace Backpropamine.Generator.Tests.Behaviour.BuiltIn;

/// <summary>A built-in rule once more, from its paper's equations and not from its C#.</summary>
/// <param name="Learn">The next Hebb of connection i → j, from the activities before and after the step.</param>
/// <param name="Read">The weight of a connection; w + alpha·Hebb if left out.</param>
/// <param name="Finish">The next values of the rule's own.</param>
/// <param name="Bound">What all of Hebb is multiplied by after a step.</param>
/// <param name="Leak">How fast a neuron follows.</param>
internal sealed record PlainRule(
    Func<PlainNetwork, double[], double[], int, int, double> Learn,
    Func<PlainNetwork, int, int, double>? Read = null,
    Action<PlainNetwork, double[], double[]>? Finish = null,
    Func<double[,], double>? Bound = null,
    Func<PlainNetwork, int, double>? Leak = null)
{
    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, PlainRule> All { get; } = new Dictionary<string, PlainRule>
    {
        [nameof(Hebbian)] = new((net, x, y, i, j) => net.Hebb[i, j] + Rate * x[i] * y[j]),
        [nameof(DecayingHebbian)] = new((net, x, y, i, j) => net.Hebb[i, j] + Rate * (x[i] * y[j] - net.Hebb[i, j])),
        [nameof(Oja)] = new((net, x, y, i, j) => net.Hebb[i, j] + Rate * (x[i] * y[j] - y[j] * y[j] * net.Hebb[i, j])),
        [nameof(SoftClippedHebbian)] = new((net, x, y, i, j) =>
            net.Hebb[i, j] + Math.Max(Rate * x[i] * y[j], 0) * (1 - net.Hebb[i, j]) + Math.Min(Rate * x[i] * y[j], 0) * (net.Hebb[i, j] + 1)),
        [nameof(SquashedHebbian)] = new((net, x, y, i, j) => net.Hebb[i, j] + Rate * Math.Tanh(x[i] * y[j])),
        [nameof(SubspaceOja)] = new((net, x, y, i, j) => net.Hebb[i, j] + Rate * y[j] * (x[i] - Sum(k => net.Hebb[i, k] * y[k]))),
        [nameof(Bcm)] = new(
            (net, x, y, i, j) => net.Hebb[i, j] + Rate * x[i] * y[j] * (y[j] - net.Vector("theta")[j]),
            Finish: (net, _, y) => Follow(net.Vector("theta"), j => y[j] * y[j], 0.1f)),
        [nameof(NormalisedBcm)] = new(
            (net, x, y, i, j) => net.Hebb[i, j] + Rate * x[i] * y[j] * (y[j] - net.Vector("theta")[j]) / (0.1f + net.Vector("theta")[j]),
            Finish: (net, _, y) => Follow(net.Vector("theta"), j => y[j] * y[j], 0.1f)),
        [nameof(Covariance)] = new(
            (net, x, y, i, j) => net.Hebb[i, j] + Rate * (x[i] - net.Vector("x")[i]) * (y[j] - net.Vector("y")[j]),
            Finish: (net, x, y) =>
            {
                Follow(net.Vector("x"), i => x[i], 0.1f);
                Follow(net.Vector("y"), j => y[j], 0.1f);
            }),
        [nameof(Abcd)] = new((net, x, y, i, j) => net.Hebb[i, j]
            + Rate * (net.Of("a", i, j) * x[i] * y[j] + net.Of("b", i, j) * x[i] + net.Of("c", i, j) * y[j] + net.Of("d", i, j))),
        [nameof(AntiHebbian)] = new((net, x, y, i, j) => Logistic(net.Of("keep", i, j)) * net.Hebb[i, j] - Rate * x[i] * y[j]),
        [nameof(DeltaRule)] = new((net, x, y, i, j) => net.Hebb[i, j] + Rate * (y[j] - Sum(k => net.Hebb[k, j] * x[k])) * x[i]),
        [nameof(GatedDeltaRule)] = new((net, x, y, i, j) =>
        {
            double gate = Logistic(net.Of("keep", i, j));
            return gate * net.Hebb[i, j] + Rate * (y[j] - Sum(k => gate * net.Hebb[k, j] * x[k])) * x[i];
        }),
        [nameof(PairStdp)] = new(
            (net, x, y, i, j) => net.Hebb[i, j] + Rate * ((net.Vector("x")[i] + x[i]) * y[j] - 1.05f * x[i] * net.Vector("y")[j]),
            Finish: (net, x, y) =>
            {
                Fade(net.Vector("x"), x, 0.8f);
                Fade(net.Vector("y"), y, 0.8f);
            }),
        [nameof(NodePerturbation)] = new((net, x, y, i, j) => net.Hebb[i, j] + Rate * x[i] * y[j]),
        [nameof(SupralinearPerturbation)] = new(
            (net, x, y, i, j) => net.Hebb[i, j] + Rate * Math.Pow((y[j] - net.Vector("y")[j]) * x[i], 3),
            Finish: (net, _, y) => Follow(net.Vector("y"), j => y[j], 0.25f)),
        [nameof(LinearAttention)] = new(
            (net, x, y, i, j) => net.Hebb[i, j] + Rate * x[i] * y[j],
            (net, i, j) => net.Of("weight_hh", i, j) + net.Of("alpha", i, j) * net.Hebb[i, j] / Math.Max(Math.Abs(Sum(k => net.Activity[k] * net.Vector("x")[k])), 1),
            (net, x, _) => Fade(net.Vector("x"), x, 1)),
        [nameof(NormalisedPlasticity)] = new(
            (net, x, y, i, j) => net.Of("lambda", i, j) * net.Hebb[i, j] / Norm(net, j) + Rate * net.Of("gamma", i, j) * x[i] * y[j],
            (net, i, j) => (net.Of("weight_hh", i, j) + net.Hebb[i, j]) / Norm(net, j)),
        [nameof(PrunedHebbian)] = new(
            (net, x, y, i, j) => net.Hebb[i, j] + Rate * x[i] * y[j],
            (net, i, j) => Usual(net, i, j) is var weight && Math.Abs(weight) < Math.Abs(Math.Tanh(net.Of("p", i, j))) ? 0 : weight),
    };

    /// <summary>The weight of a connection.</summary>
    public double Weight(PlainNetwork net, int i, int j) => Read?.Invoke(net, i, j) ?? Usual(net, i, j);

    private static double Usual(PlainNetwork net, int i, int j) => net.Of("weight_hh", i, j) + net.Of("alpha", i, j) * net.Hebb[i, j];

    private static double Norm(PlainNetwork net, int j) => Math.Sqrt(1e-6f + Sum(k => Math.Pow(net.Of("weight_hh", k, j) + net.Hebb[k, j], 2)));

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static void Follow(double[] mean, Func<int, double> of, double pace)
    {
        for (int i = 0; i < N; i++) mean[i] = (1 - pace) * mean[i] + pace * of(i);
    }

    private static void Fade(double[] trace, double[] by, double keep)
    {
        for (int i = 0; i < N; i++) trace[i] = keep * trace[i] + by[i];
    }
}
