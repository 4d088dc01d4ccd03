using Backpropamine.Generator.Tests.Models;
using Backpropamine.Generator.Tests.PyTorch;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>Every model of the tests not only compiles: it runs, and a sequence is the same as its steps. It is compiled with its PyTorch module, once for these tests and those.</summary>
[Collection(nameof(DrawsCollection))]
public class EveryModelTests
{
    private const long Batch = 3;
    private const long Steps = 4;

    /// <summary>A thousand times what rounding in float64 does to these few steps.</summary>
    private const double Tolerance = 1e-10;

    public static TheoryData<string> Names => TestModels.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sequence_equals_its_steps(string name)
    {
        var network = new LoadedNetwork(Twin.Source(name), float64);
        using var scope = NewDisposeScope();
        network.Module.eval();
        manual_seed(7);
        Tensor[] inputs = [.. network.Inputs.Select(input => network.Draw(input, float64, Steps, Batch))];
        Tensor? modulation = network.IsExternal ? randn(Steps, Batch, 1, float64) : null;

        manual_seed(7);
        (NetworkOutput whole, NetworkState end, int recorded) = network.Unroll(inputs, network.InitialState(Batch), 2, modulation);
        Assert.Equal(2, recorded);

        manual_seed(7);
        NetworkState state = network.InitialState(Batch);
        for (int t = 0; t < Steps; t++)
        {
            (NetworkOutput step, state) = network.Forward([.. inputs.Select(input => input.select(0, t))], state, modulation?.select(0, t));
            Assert.All(
                LoadedNetwork.Tensors(step).Zip(LoadedNetwork.Tensors(whole)),
                pair => Assert.True(pair.First.allclose(pair.Second.select(0, t), Tolerance, Tolerance), $"{name}: step {t} differs."));
        }

        Assert.Equal(state.Names, end.Names);
        Assert.All(state.Parts.Zip(end.Parts), pair => Assert.True(pair.First.allclose(pair.Second, Tolerance, Tolerance), $"{name}: the last state differs."));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_gets_a_finite_gradient(string name)
    {
        var network = new LoadedNetwork(Twin.Source(name));
        using var scope = NewDisposeScope();
        manual_seed(7);
        Tensor[] inputs = [.. network.Inputs.Select(input => network.Draw(input, float32, Steps, Batch))];
        Tensor? modulation = network.IsExternal ? randn(Steps, Batch, 1) : null;
        (NetworkOutput whole, NetworkState end, _) = network.Unroll(inputs, network.InitialState(Batch), 0, modulation);

        Tensor loss = LoadedNetwork.Tensors(whole).Concat(end.Parts).Select(tensor => tensor.square().sum()).Aggregate((sum, term) => sum + term);
        loss.backward();
        Assert.All(network.Module.named_parameters(), parameter =>
        {
            Assert.True(parameter.parameter.grad is not null, $"{name}: {parameter.name} gets no gradient.");
            Assert.True(parameter.parameter.grad!.isfinite().all().item<bool>(), $"{name}: the gradient of {parameter.name} is not finite.");
        });
    }
}
