using Backpropamine.Runtime.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Backpropamine.Runtime.Tests.Cells;

/// <summary>An LSTM with two plastic paths beside the same equations written by hand: outputs, both Hebb, M and every gradient.</summary>
public class SeveralPathsTests
{
    private const int Steps = 6, Lanes = 3, N = 5;

    [Theory]
    [InlineData(Execution.Reference)]
    [InlineData(Execution.Fused)]
    public void As_a_sequence(Execution execution) => Check(execution, (network, inputs) =>
    {
        var (outputs, state) = network.Unroll(inputs, network.InitialState(Lanes));
        return (outputs.Y, outputs.Modulation, state);
    });

    [Theory]
    [InlineData(Execution.Reference)]
    [InlineData(Execution.Fused)]
    public void Step_by_step(Execution execution) => Check(execution, (network, inputs) =>
    {
        var (state, ys, ms) = (network.InitialState(Lanes), new List<Tensor>(), new List<Tensor>());
        for (var t = 0; t < Steps; t++)
        {
            (var output, state) = network.forward(inputs[t], state);
            ys.Add(output.Y);
            ms.Add(output.Modulation);
        }

        return (stack(ys), stack(ms), state);
    });

    [Fact]
    public void Each_path_has_an_Hebb_and_parameters_of_its_own()
    {
        using var network = new TwoPlasticPaths();
        Assert.Equal(["h.activity", "h.candidate_hebb", "h.cell", "h.forget_hebb"], network.InitialState(1).Names.Order(StringComparer.Ordinal));
        foreach (var (name, shape) in new (string, long[])[] { ("candidate_alpha", [N]), ("forget_alpha", [N, N]), ("candidate_fan_out_weight", [N, N]), ("forget_fan_out_weight", [N, N]) })
        {
            Assert.Equal(shape, network.H[name].shape);
        }
    }

    private static void Check(Execution execution, Func<TwoPlasticPaths, Tensor, (Tensor Y, Tensor M, TwoPlasticPaths.State State)> run)
    {
        manual_seed(4);
        using var network = new TwoPlasticPaths(dtype: float64) { Execution = execution };
        var inputs = randn(Steps, Lanes, 3, float64).requires_grad_();
        var (y, m, state) = run(network, inputs);
        var actual = Gradients(network, inputs, y, m, state.H.CandidateHebb, state.H.ForgetHebb);

        var (expectedY, expectedM, candidateHebb, forgetHebb) = ByHand(network, inputs);
        Tensors.Close(expectedY, y, 1e-12, "Y");
        Tensors.Close(expectedM, m, 1e-12, "M");
        Tensors.Close(candidateHebb, state.H.CandidateHebb, 1e-12, "Hebb of Candidate");
        Tensors.Close(forgetHebb, state.H.ForgetHebb, 1e-12, "Hebb of Forget");
        foreach (var (name, expected) in Gradients(network, inputs, expectedY, expectedM, candidateHebb, forgetHebb))
        {
            Assert.True(expected.abs().max().item<double>() > 0, name);
            Tensors.Close(expected, actual[name], 1e-11, name);
        }
    }

    private static Dictionary<string, Tensor> Gradients(TwoPlasticPaths network, Tensor inputs, Tensor y, Tensor m, Tensor candidateHebb, Tensor forgetHebb)
    {
        List<(string Name, Tensor Value)> leaves = [.. network.named_parameters().Select(one => (one.name, (Tensor)one.parameter)), ("inputs", inputs)];
        var loss = y.pow(2).sum() + m.sin().sum() + candidateHebb.pow(3).sum() + forgetHebb.pow(2).sum();
        var gradients = autograd.grad([loss], [.. leaves.Select(leaf => leaf.Value)]);
        return leaves.Zip(gradients).ToDictionary(pair => pair.First.Name, pair => pair.Second);
    }

    private static (Tensor Y, Tensor M, Tensor CandidateHebb, Tensor ForgetHebb) ByHand(TwoPlasticPaths network, Tensor inputs)
    {
        Tensor P(string name) => network.H[name];
        var (h, c) = (zeros(Lanes, N, float64), zeros(Lanes, N, float64));
        var (ofCandidate, ofForget) = (zeros(Lanes, N, N, float64), zeros(Lanes, N, N, float64));
        var (ys, ms) = (new List<Tensor>(), new List<Tensor>());
        for (var t = 0; t < Steps; t++)
        {
            var sums = functional.linear(inputs[t], P("weight_ih"), P("bias_ih")) + functional.linear(h, P("weight_hh"), P("bias_hh"));
            Tensor Through(Tensor matrix) => h.unsqueeze(1).bmm(matrix).squeeze(1);
            var input = sums[.., ..N].sigmoid();
            var forget = (sums[.., N..(2 * N)] + Through(P("forget_alpha") * ofForget)).sigmoid();
            var candidate = (sums[.., (2 * N)..(3 * N)] + Through(P("candidate_alpha") * ofCandidate)).tanh();
            var output = sums[.., (3 * N)..].sigmoid();
            var before = h;
            c = forget * c + input * candidate;
            h = output * c.tanh();
            var m = functional.linear(h, P("modulator_weight"), P("modulator_bias")).sigmoid();
            Tensor Rate(string path) => P(path + "_fan_out_weight") * m.unsqueeze(2);
            ofCandidate = (ofCandidate + Rate("candidate") * (before.unsqueeze(2) * candidate.unsqueeze(1))).clamp(-0.2, 0.2);
            ofForget = (1 - Rate("forget")) * ofForget + Rate("forget") * (before.unsqueeze(2) * forget.unsqueeze(1));
            ys.Add(functional.linear(h, network.Y["weight"], network.Y["bias"]));
            ms.Add(m);
        }

        return (stack(ys), stack(ms), ofCandidate, ofForget);
    }
}
