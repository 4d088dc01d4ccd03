using System.Reflection;
using Backpropamine.Generator.Tests.Models;
using Backpropamine.Generator.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour.BuiltIn;

/// <summary>Layers whose plastic connections are written by other layers: against plain loops, and central differences.</summary>
[Collection(nameof(DrawsCollection))]
public class FastWeightTests
{
    private const long Steps = 12;

    private static readonly Lazy<Assembly> _models = new(() => GeneratorHarness.Plastic.Run([.. FastWeightModels.All.Values]).Load());

    public static TheoryData<string> Names { get; } = [.. FastWeightModels.All.Keys];

    [Fact]
    public void Linear_attention_is_its_quadratic_form()
    {
        using var scope = NewDisposeScope();
        var run = new Run("LinearAttention.Net");
        for (int t = 0; t < Steps; t++)
        {
            double[] weights = [.. Enumerable.Range(0, t + 1).Select(s => Dot(run["Queries", t], run["Keys", s]))];
            double[] expected = [.. Enumerable.Range(0, 2).Select(j => weights.Select((weight, s) => weight * run["Values", s][j]).Sum() / Math.Max(Math.Abs(weights.Sum()), 1))];
            Equal(expected, run["Memory", t]);
        }
    }

    [Fact]
    public void The_delta_rule_recalls_what_it_has_just_stored()
    {
        using var scope = NewDisposeScope();
        var run = new Run("DeltaNet.Net");
        double[,] hebb = new double[4, 3];
        for (int t = 0; t < Steps; t++)
        {
            double[] key = run["Keys", t], value = run["Values", t], query = run["Queries", t];
            double rate = run["Modulation", t][0];
            double[] error = [.. value.Select((v, j) => v - Enumerable.Range(0, 4).Sum(i => key[i] * hebb[i, j]))];
            Each(4, 3, (i, j) => hebb[i, j] += rate * key[i] * error[j]);
            Equal([.. value.Select((_, j) => Enumerable.Range(0, 4).Sum(i => query[i] * hebb[i, j]))], run["Memory", t]);
        }
    }

    [Fact]
    public void A_recurrent_layer_reads_what_others_write_and_its_sums_follow_the_commit()
    {
        using var scope = NewDisposeScope();
        var run = new Run("Written.Net");
        double[,] hebb = new double[4, 4], w = Matrix(run.Parameter("memory.weight_hh"), 4), alpha = Matrix(run.Parameter("memory.alpha"), 4);
        double[] before = new double[4];
        double eta = run.Parameter("memory.eta")[0];
        for (int t = 0; t < Steps; t++)
        {
            double[] key = run["Keys", t], drive = run["Senses", t];
            double[,] old = (double[,])hebb.Clone();
            Each(4, 4, (i, j) => hebb[i, j] = Math.Clamp(old[i, j] / Norm(old, j) + eta * key[i] * drive[j], -0.5, 0.5));
            double[] sum = [.. Enumerable.Range(0, 4).Select(j => run["Memory.input", t][j] + Enumerable.Range(0, 4).Sum(i => before[i] * (w[i, j] + alpha[i, j] * hebb[i, j] / Norm(hebb, j))))];
            before = [.. sum.Select(Math.Tanh)];
            Equal(before, run["Memory", t]);
        }

        double Norm(double[,] matrix, int j) => 1 + Enumerable.Range(0, 4).Sum(i => matrix[i, j] * matrix[i, j]);
    }

    [Fact]
    public void A_perturbation_is_an_input_that_the_rule_sees_too()
    {
        using var scope = NewDisposeScope();
        var run = new Run("Perturbed.Net");
        double[,] hebb = new double[4, 4], eligibility = new double[4, 4], w = Matrix(run.Parameter("hidden.weight_hh"), 4), alpha = Matrix(run.Parameter("hidden.alpha"), 4);
        double[] before = new double[4];
        for (int t = 0; t < Steps; t++)
        {
            double[] noise = run["Noise", t];
            double m = run["Modulation", t][0];
            double[] after = [.. Enumerable.Range(0, 4).Select(j => Math.Tanh(run["Hidden.input", t][j] + Enumerable.Range(0, 4).Sum(i => before[i] * (w[i, j] + alpha[i, j] * hebb[i, j]))))];
            Equal(after, run["Hidden", t]);
            Each(4, 4, (i, j) => hebb[i, j] = Math.Clamp(hebb[i, j] + m * eligibility[i, j], -1, 1));
            Each(4, 4, (i, j) => eligibility[i, j] = (1 - 0.25) * eligibility[i, j] + before[i] * noise[j]);
            before = after;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_equal_central_differences_and_those_of_the_kernels(string name)
    {
        using var scope = NewDisposeScope();
        var run = new Run(name + ".Net");
        var gradients = Differences.Check(run.Network.Module, Loss);
        run.Network.Module.Execution = Execution.Fused;
        Assert.All(Differences.Gradients(run.Network.Module, Loss), pair => Assert.True(pair.Value.allclose(gradients[pair.Key], 1e-9, 1e-10), pair.Key));

        Tensor Loss() => run.Again().Select(tensor => (tensor + 0.5 * tensor * tensor).sum()).Aggregate((sum, term) => sum + term);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Frozen_and_off_go_without_the_commit(string name)
    {
        using var scope = NewDisposeScope();
        var run = new Run(name + ".Net");
        run.Network.Module.Plasticity = Plasticity.Frozen;
        Tensor[] frozen = [.. run.Again()];
        run.Network.Module.Plasticity = Plasticity.Off;
        Assert.All(run.Again().Zip(frozen), pair => Assert.True(pair.First.allclose(pair.Second)));
    }

    private static void Equal(double[] expected, double[] actual) => Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-10));

    private static void Each(int rows, int columns, Action<int, int> visit)
    {
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++) visit(i, j);
        }
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double[,] Matrix(double[] values, int columns)
    {
        double[,] matrix = new double[values.Length / columns, columns];
        Buffer.BlockCopy(values, 0, matrix, 0, values.Length * sizeof(double));
        return matrix;
    }

    /// <summary>One lane of a model: what went in and what came out, by name and step.</summary>
    private sealed class Run
    {
        private readonly Dictionary<string, Tensor> _values = [];
        private readonly Tensor[] _inputs;
        private readonly Tensor? _modulation;

        public Run(string type)
        {
            manual_seed(3);
            Network = new LoadedNetwork(_models.Value.GetType(type)!, isExternal: type.StartsWith("Perturbed", StringComparison.Ordinal), float64);
            Network.Module.Execution = Execution.Reference;
            using (no_grad())
            {
                foreach ((_, var parameter) in Network.Module.named_parameters()) parameter.copy_(randn(parameter.shape, float64) * 0.4);
            }

            _inputs = [.. Network.Inputs.Select(input => randn(Steps, 1, input.Size, float64))];
            _modulation = Network.IsExternal ? randn(Steps, 1, 1, float64) : null;
            foreach ((Signal input, Tensor value) in Network.Inputs.Zip(_inputs)) _values[input.Name] = value;
            (NetworkOutput outputs, _, _) = Network.Unroll(_inputs, Network.InitialState(1), 0, _modulation);
            foreach ((string name, Tensor value) in LoadedNetwork.Named(outputs)) _values[name] = value;
            foreach (string layer in _values.Keys.ToList())
            {
                string part = layer.ToLowerInvariant();
                if (Network.Module.get_parameter(part + ".weight_ih") is { } weight && Network.Module.get_parameter(part + ".bias") is { } bias)
                {
                    _values[layer + ".input"] = nn.functional.linear(_inputs[0], weight, bias) + (_values.TryGetValue("Noise", out Tensor? noise) ? noise : zeros(1, float64));
                }
            }
        }

        public LoadedNetwork Network { get; }

        /// <summary>A value of one step.</summary>
        public double[] this[string name, int step] => Values(_values[name][step, 0]);

        public double[] Parameter(string name) => Values(Network.Module.get_parameter(name)!);

        /// <summary>Outputs and last state once more.</summary>
        public IEnumerable<Tensor> Again()
        {
            (NetworkOutput outputs, NetworkState end, _) = Network.Unroll(_inputs, Network.InitialState(1), 0, _modulation);
            return LoadedNetwork.Tensors(outputs).Concat(end.Parts);
        }

        private static double[] Values(Tensor tensor) => tensor.detach().contiguous().data<double>().ToArray();
    }
}
