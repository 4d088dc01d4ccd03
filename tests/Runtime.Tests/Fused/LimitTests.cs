using Backpropamine.Kernels;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>Numbers and networks that are too large.</summary>
public sealed class LimitTests : IDisposable
{
    public void Dispose() => KernelOptions.Width = null;

    [Theory]
    [InlineData(ScalarType.Float32, 23_200)]
    [InlineData(ScalarType.Float64, 16_400)]
    public void A_layer_too_large_for_kernels_is_refused_with_its_sizes(ScalarType type, int neurons)
    {
        using var network = new Vast(1, neurons, dtype: type) { Execution = Execution.Fused };
        foreach (var act in (Action[])[() => network.forward(zeros(2, 1, type), network.InitialState(2)), () => network.Unroll(zeros(3, 2, 1, type), network.InitialState(2))])
        {
            var error = Assert.Throws<FusionException>(act);
            Assert.StartsWith($"Vast.H is too large for fused kernels (lanes: 2, neurons: {neurons}, {type}): ", error.Message, StringComparison.Ordinal);
            Assert.EndsWith("Set Execution to Execution.Reference.", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(ScalarType.Float32, 92_681, 23_168, true)]
    [InlineData(ScalarType.Float32, 92_692, 23_168, false)]
    [InlineData(ScalarType.Float32, 1, 23_169, false)]
    [InlineData(ScalarType.Float64, 1, 16_384, false)]
    [InlineData(ScalarType.Float64, 1, 16_368, true)]
    [InlineData(ScalarType.Float32, 1L << 31, 1, false)]
    public void What_kernels_can_count_they_take(ScalarType type, long lanes, int neurons, bool taken)
    {
        using var network = new Vast(1, 1);
        using var layer = new Layer("H", neurons);
        var error = Record.Exception(() => Guard.Cell(network, layer, lanes, type));
        if (taken) Assert.Null(error);
        else Assert.IsType<FusionException>(error);
    }

    [Theory]
    [InlineData(23_168, true)]
    [InlineData(23_169, false)]
    public void A_layer_too_large_for_kernels_runs_as_plain_operations_unless_kernels_are_insisted_on(int neurons, bool fused)
    {
        using var network = new Vast(1, neurons);
        using var state = network.InitialState(1);
        Assert.Equal(fused, network.RunsFusedCell(network.H, state));
        network.Execution = Execution.Reference;
        Assert.False(network.RunsFusedCell(network.H, state));
        network.Execution = Execution.Fused;
        Assert.True(network.RunsFusedCell(network.H, state));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void An_infinite_activity_of_the_last_neuron_gives_the_reference_s_modulation(int bits)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        using var network = new Rectified(3, 7);
        KernelOptions.Width = bits;
        network.H["bias"][6] = tensor(float.PositiveInfinity);
        foreach (var sign in (float[])[1, -1])
        {
            network.H["modulator_weight"][0, 6] = tensor(0.1f * sign);
            foreach (var execution in (Execution[])[Execution.Fused, Execution.Reference])
            {
                network.Execution = execution;
                Assert.Equal(sign, network.forward(ones(1, 3), network.InitialState(1)).Output.Modulation.item<float>());
                Assert.Equal(sign, network.Unroll(ones(1, 1, 3), network.InitialState(1)).Outputs.Modulation.item<float>());
            }
        }
    }

    /// <summary>
    /// But those that kernels multiply by the activity where no gradient comes in: what is 0 there is no number here.
    /// </summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 6)]
    [InlineData(128, 6)]
    [InlineData(256, 6)]
    [InlineData(512, 0)]
    [InlineData(512, 6)]
    public void An_infinite_activity_of_any_neuron_gives_the_reference_s_gradients(int bits, int neuron)
    {
        using var scope = NewDisposeScope();
        KernelOptions.Width = bits;
        Dictionary<string, Tensor> Gradients(Execution execution)
        {
            manual_seed(3);
            using var network = new Rectified(3, 7) { Execution = execution };
            using (no_grad()) network.H["bias"][neuron] = tensor(float.PositiveInfinity);
            network.forward(ones(1, 3), network.InitialState(1)).Output.H.sum().backward();
            return network.named_parameters().ToDictionary(named => named.name, named => named.parameter.grad?.clone() ?? zeros_like(named.parameter));
        }

        var expected = Gradients(Execution.Reference);
        foreach (var (name, gradient) in Gradients(Execution.Fused).Where(named => named.Key is not ("h.eta" or "h.modulator_weight")))
        {
            Assert.True(gradient.allclose(expected[name], rtol: 1e-6, atol: 0, equal_nan: true), name);
        }
    }
}
