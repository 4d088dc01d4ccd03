using static Backpropamine.Generator.Tests.Behaviour.BuiltIn.PlainNetwork;

namespace Backpropamine.Generator.Tests.Behaviour.BuiltIn;

/// <summary>The rules that are made for retroactive modulation, with their traces, against their equations in plain loops.</summary>
[Collection(nameof(DrawsCollection))]
public class TracedRuleTests
{
    private const string Modulated = "Neuromodulated(Retroactive)";
    private const string FixedRate = "EtaLearned = false, EtaValue = 0.3f";

    private static readonly Dictionary<string, (string Plastic, PlainRule Equations)> _rules = new()
    {
        [nameof(SquashedHebbian)] = ($"Plastic<SquashedHebbian>(Bound = Bound.None, {FixedRate})", new(
            (net, x, y, i, j) => Committed(net, y, i, j, trace => trace + Rate * (Math.Tanh(x[i] * y[j]) - trace)))),
        [nameof(NodePerturbation)] = ($"Plastic<NodePerturbation>(Bound = Bound.None, {FixedRate})", new(
            (net, x, y, i, j) => Committed(net, y, i, j, trace => trace - Rate * trace + x[i] * y[j]))),
        [nameof(SupralinearPerturbation)] = ("Plastic<SupralinearPerturbation>(Bound = Bound.None)", new(
            (net, x, y, i, j) => Committed(net, y, i, j, trace => trace + Math.Pow(x[i] * (y[j] - net.Vector("mean")[j]), 3)),
            Finish: (net, _, y) =>
            {
                for (int j = 0; j < N; j++) net.Vector("mean")[j] += 0.25f * (y[j] - net.Vector("mean")[j]);
            })),
    };

    private static readonly RuleCheck _check = new(
        _rules.Select(rule => (rule.Key, $"{rule.Value.Plastic}]\n[{Modulated}", "Recurrent(5)")), _rules.ToDictionary(rule => rule.Key, rule => rule.Value.Equations));

    public static TheoryData<string> Rules { get; } = [.. _rules.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Equals_its_equations_in_plain_loops(string rule) => _check.EqualsPlainLoops(rule);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Gradients_equal_central_differences_and_the_fused_ones(string rule) => _check.GradientsAreRight(rule);

    /// <summary>Hebb ← Hebb + M·E with the trace as it was; then the trace moves on.</summary>
    private static double Committed(PlainNetwork net, double[] y, int i, int j, Func<double, double> next)
    {
        double modulation = Math.Tanh(Sum(k => y[k] * net.Of("modulator_weight", 0, k)) + net.Of("modulator_bias", 0, 0));
        if (!net.Own.TryGetValue("trace", out double[]? trace)) net.Own["trace"] = trace = new double[N * N];
        double before = trace[i * N + j];
        trace[i * N + j] = next(before);
        return net.Hebb[i, j] + modulation * before;
    }
}
