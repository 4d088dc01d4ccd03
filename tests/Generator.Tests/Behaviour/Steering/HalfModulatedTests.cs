using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour.Steering;

/// <summary>M steers the connections from half of the presynaptic neurons, as with <c>fm=0</c> in the code of Miconi et al. 2019: beside loops that say the same neuron by neuron.</summary>
[Collection(nameof(DrawsCollection))]
public class HalfModulatedTests
{
    private const int N = 5;
    private const int Batch = 2;
    private const int Steps = 4;

    [Theory]
    [InlineData(false, "FirstHalf", "Hebbian")]
    [InlineData(false, "SecondHalf", "Hebbian")]
    [InlineData(true, "FirstHalf", "Hebbian")]
    [InlineData(true, "SecondHalf", "Oja")]
    public void Equals_loops_over_neurons(bool retroactive, string part, string rule)
    {
        using var scope = NewDisposeScope();
        var network = new LoadedNetwork(Source(retroactive, part, rule, "Recurrent(5)"), float64);
        manual_seed(4);
        using (no_grad())
        {
            foreach ((_, var parameter) in network.Module.named_parameters()) parameter.copy_(randn(parameter.shape, float64) * 0.5);
        }

        Tensor senses = randn(Steps, Batch, 3, float64);
        (_, NetworkState last, _) = network.Unroll([senses], network.InitialState(Batch), 0, null);
        for (int lane = 0; lane < Batch; lane++)
        {
            double[,] hebb = Loop(name => network.Module.get_parameter("hidden." + name)!, senses.select(1, lane), retroactive, part == "FirstHalf", rule == "Oja");
            double[] expected = [.. hebb.Cast<double>()], actual = last.Parts[last.Names.ToList().IndexOf("hidden.hebb")][lane].contiguous().data<double>().ToArray();
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        }
    }

    [Theory]
    [InlineData(false, "SecondHalf", "Hebbian", "Recurrent(5)")]
    [InlineData(true, "FirstHalf", "Oja", "Recurrent(5)")]
    [InlineData(true, "SecondHalf", "Hebbian", "Recurrent<Lstm>(5)")]
    [InlineData(false, "FirstHalf", "Hebbian", "Dense(5)")]
    public void Kernels_equal_the_reference(bool retroactive, string part, string rule, string layer)
    {
        using var scope = NewDisposeScope();
        manual_seed(4);
        string source = Source(retroactive, part, rule, layer);
        new KernelParity(type => new LoadedNetwork(source, type), [randn(Steps, Batch, 3)], zeros(Steps, Batch), null).Check(source);
    }

    [Fact]
    public void The_marks_are_no_parameters()
    {
        var network = new LoadedNetwork(Source(true, "FirstHalf", "Hebbian", "Recurrent(5)"));
        Assert.Equal(network.Module.named_parameters().Select(named => named.name).Order(StringComparer.Ordinal), network.Module.state_dict().Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(network.Module.named_parameters(), named => named.name.Contains("modulated", StringComparison.Ordinal));
        TorchSharp.ModuleExtensionMethods.to(network.Module, float64);
        var hidden = (Layer)network.Module.GetType().GetProperty("Hidden")!.GetValue(network.Module)!;
        Assert.Equal([1.0, 1, 0, 0, 0], hidden.Marks().data<double>().ToArray());
    }

    private static string Source(bool retroactive, string part, string rule, string layer) => $$"""
        [Network]
        public sealed partial class Half
        {
            [Input(3)] public partial Signal Senses { get; }
            [{{layer}}, Plastic<{{rule}}>(Limit = 0.4, Eta = Grain.PerConnection), Neuromodulated(Modulation.{{(retroactive ? "Retroactive" : "Simple")}}, Part = ModulatedPart.{{part}})]
            public partial Layer Hidden { get; }
            [Readout(2)] public partial Layer Policy { get; }
        }
        """;

    /// <summary>One lane's Hebb after all steps.</summary>
    private static double[,] Loop(Func<string, Tensor> parameter, Tensor senses, bool retroactive, bool first, bool oja)
    {
        double P(string name, params long[] at) => parameter(name)[[.. at.Select(i => (TensorIndex)i)]].item<double>();
        var (h, hebb, trace) = (new double[N], new double[N, N], new double[N, N]);
        for (int t = 0; t < Steps; t++)
        {
            double[] before = h;
            h = [.. Enumerable.Range(0, N).Select(j => Math.Tanh(
                P("bias", j) + Enumerable.Range(0, 3).Sum(k => senses[t, k].item<double>() * P("weight_ih", j, k))
                + Enumerable.Range(0, N).Sum(i => before[i] * (P("weight_hh", i, j) + P("alpha", i, j) * hebb[i, j]))))];
            double m = Math.Tanh(Enumerable.Range(0, N).Sum(j => h[j] * P("modulator_weight", 0, j)) + P("modulator_bias", 0));
            for (int i = 0; i < N; i++)
            {
                for (int j = 0; j < N; j++)
                {
                    double eta = P("eta", i, j), drive = oja ? h[j] * (before[i] - h[j] * hebb[i, j]) : before[i] * h[j];
                    double change = i < N / 2 == first ? m * (retroactive ? trace[i, j] : drive) : eta * drive;
                    trace[i, j] = (1 - eta) * trace[i, j] + eta * drive;
                    hebb[i, j] = Math.Clamp(hebb[i, j] + change, -0.4, 0.4);
                }
            }
        }

        return hebb;
    }
}
