using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using static Backpropamine.Generator.Tests.Behaviour.BuiltIn.PlainNetwork;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour.BuiltIn;

/// <summary>Rules of papers that are not built in, written with what the README says of rules: no warning, and right the first time.</summary>
[Collection(nameof(DrawsCollection))]
public class PublishedRuleTests
{
    private const long Steps = 20;

    /// <summary>RWKV-7's generalised delta rule (Peng et al. 2025, arXiv 2503.14456): S(diag(w) − κ̂ᵀ(a∘κ̂)) + v ⊗ k, with k = x and v = y.</summary>
    private const string GeneralisedDelta = """
        public readonly struct GeneralisedDelta : IPlasticityRule
        {
            [Sum(Over.Pre)] public static float Norm(float pre) => pre * pre;
            [Sum(Over.Pre)] public static float Held(float pre, float hebb) => pre * hebb;

            public static float Drive(float pre, float post, float norm, float held, [Learned(Grain.PerConnection, As = Reparametrisation.Sigmoid)] float removal) =>
                pre * post - removal * pre * held / (norm + 1e-3f);

            public static float Commit(float hebb, float change, float rate, [Learned(Grain.PerConnection, Scale = 0.9, As = Reparametrisation.Sigmoid)] float decay) =>
                decay * hebb + rate * change;
        }
        """;

    /// <summary>Hebb with synaptic scaling (van Rossum, Bi and Turrigiano 2000, Journal of Neuroscience 20:8812): weights follow the distance to a target rate.</summary>
    private const string Scaled = """
        public readonly struct Scaled : IPlasticityRule
        {
            private const float Target = 0.3f;

            [State(Per.Post, Initial = 0.3)]
            public static float Mean(float mean, float post) => mean + 0.05f * (post * post - mean);

            public static float Drive(float pre, float post, float hebb, float mean)
            {
                var distance = Target - mean;
                return pre * post + (hebb > 0 ? distance * hebb : 0.5f * distance * hebb);
            }
        }
        """;

    /// <summary>Predictive plasticity (Saponati and Vinck 2023, Nature Communications 14:4985): a neuron learns to foresee its inputs.</summary>
    private const string Predictive = """
        public readonly struct Predictive : IPlasticityRule
        {
            [State(Per.Pre)]  public static float Recent(float recent, float pre) => 0.8f * recent + pre;
            [State(Per.Post)] public static float Potential(float post) => post;

            [Sum(Over.Pre)]
            public static float Mismatch(float pre, float potential, float hebb) => Error(pre, potential, hebb) * hebb;

            public static float Drive(float pre, float potential, float hebb, float mismatch, float recent) =>
                0.1f * (Error(pre, potential, hebb) * potential + mismatch * recent);

            private static float Error(float pre, float potential, float hebb) => pre - potential * hebb;
        }
        """;

    private static readonly Dictionary<string, (string Source, PlainRule Plain)> _all = new()
    {
        [nameof(GeneralisedDelta)] = (GeneralisedDelta, new((net, x, y, i, j) =>
            Logistic(net.Of("decay", i, j)) * net.Hebb[i, j]
            + Rate * (x[i] * y[j] - Logistic(net.Of("removal", i, j)) * x[i] * Sum(k => x[k] * net.Hebb[k, j]) / (Sum(k => x[k] * x[k]) + 1e-3f)))),
        [nameof(Scaled)] = (Scaled, new(
            (net, x, y, i, j) => net.Hebb[i, j] + Rate * (x[i] * y[j] + (0.3f - 0.3 - net.Vector("mean")[j]) * net.Hebb[i, j] * (net.Hebb[i, j] > 0 ? 1 : 0.5)),
            Finish: (net, _, y) => Each(j => net.Vector("mean")[j] += 0.05f * (y[j] * y[j] - 0.3 - net.Vector("mean")[j])))),
        [nameof(Predictive)] = (Predictive, new(
            (net, x, _, i, j) =>
            {
                double[] before = net.Vector("potential"), recent = net.Vector("recent");
                double Error(int k) => x[k] - before[j] * net.Hebb[k, j];
                return net.Hebb[i, j] + Rate * 0.1f * (Error(i) * before[j] + Sum(k => Error(k) * net.Hebb[k, j]) * recent[i]);
            },
            Finish: (net, x, y) => Each(n => (net.Vector("recent")[n], net.Vector("potential")[n]) = (0.8f * net.Vector("recent")[n] + x[n], y[n])))),
    };

    public static TheoryData<string> Rules { get; } = [.. _all.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Is_understood_without_a_warning_and_equals_its_equations(string rule)
    {
        string source = _all[rule].Source + $$"""

            [Plastic<{{rule}}>(Limit = 40, EtaLearned = false, EtaValue = 0.3f)]
            public sealed partial class Net
            {
                [Input(3)]     public partial Signal Senses { get; }
                [Recurrent(5)] public partial Layer  Hidden { get; }
                [Readout(2)]   public partial Layer  Policy { get; }
            }
            """;
        Assert.DoesNotContain(await RuleTester.ReportAsync(source), diagnostic => diagnostic.Severity > DiagnosticSeverity.Info);

        using var scope = NewDisposeScope();
        manual_seed(1);
        var network = new LoadedNetwork(source, float64);
        using var plainly = no_grad();
        foreach ((_, var parameter) in network.Module.named_parameters()) parameter.copy_(randn(parameter.shape, float64) * 0.3);
        Tensor senses = randn(Steps, 1, 3, float64);
        foreach (Execution execution in new[] { Execution.Reference, Execution.Fused })
        {
            network.Module.Execution = execution;
            (NetworkOutput outputs, NetworkState end, _) = network.Unroll([senses], network.InitialState(1), 0, null);
            var plain = new PlainNetwork(name => Values(network.Module.get_parameter("hidden." + name)!), new double[N * N]);
            Tensor hidden = LoadedNetwork.Named(outputs).First(one => one.Name == "Hidden").Tensor;
            for (long t = 0; t < Steps; t++)
            {
                Assert.All(plain.Step(Values(senses[t, 0]), _all[rule].Plain).Zip(Values(hidden[t, 0])), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
                Assert.All(plain.Hebb.Cast<double>(), value => Assert.InRange(Math.Abs(value), 0, 39));
            }

            Assert.All(plain.Hebb.Cast<double>().Zip(Values(end.Parts[end.Names.ToList().IndexOf("hidden.hebb")])), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
        }
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));

    private static void Each(Action<int> neuron)
    {
        for (int n = 0; n < N; n++) neuron(n);
    }

    private static double[] Values(Tensor tensor) => tensor.detach().contiguous().data<double>().ToArray();
}
