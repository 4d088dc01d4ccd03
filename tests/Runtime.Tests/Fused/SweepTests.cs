using Backpropamine.Kernels;
using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>Sweeps over connections in autograd's graph: parts of it, twice, in pieces, and what is refused.</summary>
public class SweepTests
{
    [Fact]
    public void Are_what_auto_runs_in_float32()
    {
        using var network = new TwoPlastic();
        var inputs = randn(6, 2, 3);
        var loss = network.Unroll(inputs, network.InitialState(2)).Outputs.Y.sum();
        _ = autograd.grad([loss], [network.H["alpha"]], create_graph: true, allow_unused: true);
        var error = Assert.Throws<FusedBackwardException>(() => network.Unroll(inputs, network.InitialState(2)));
        Assert.Contains("Execution.Reference", error.Message);
        network.Unroll(inputs, network.InitialState(2));
    }

    [Fact]
    public void Two_backward_passes_double_the_gradient()
    {
        using var network = new TwoPlastic();
        var loss = network.Unroll(randn(4, 2, 3), network.InitialState(2)).State.H.Hebb.pow(2).sum();
        autograd.backward([loss], retain_graph: true);
        var once = network.H["eta"].grad!.clone();
        loss.backward();
        Assert.True(once.abs().max().ToDouble() > 0);
        Tensors.Close(2 * once, network.H["eta"].grad!, 1e-6, "eta");
    }

    [Fact]
    public void A_gradient_of_a_part_is_that_of_the_reference()
    {
        using var network = new TwoPlastic(dtype: float64);
        var inputs = randn(4, 2, 3, float64).requires_grad_();
        Tensor[] Gradients(Execution execution)
        {
            network.Execution = execution;
            var rollout = network.Unroll(inputs, network.InitialState(2));
            return [.. autograd.grad([rollout.Outputs.Y[1].sum() + rollout.State.G.Eligibility.pow(2).sum()], [network.G["alpha"], inputs])];
        }

        foreach (var (expected, actual) in Gradients(Execution.Reference).Zip(Gradients(Execution.Fused))) Tensors.Close(expected, actual, 1e-12, "gradient");
    }

    [Fact]
    public void Dropped_detached_and_forked_branches_are_those_of_the_reference()
    {
        using var network = new TwoPlastic(dtype: float64);
        var inputs = randn(6, 2, 3, float64);
        Tensor Gradient(Execution execution)
        {
            network.Execution = execution;
            network.zero_grad();
            var state = network.Unroll(inputs.narrow(0, 0, 2), network.InitialState(2)).State;
            var dropped = network.forward(inputs[2], state.Fork());
            Assert.True(dropped.Output.Y.isfinite().all().ToBoolean());
            var middle = network.Unroll(inputs.narrow(0, 2, 2), state.Fork());
            var loss = middle.Outputs.Y.sum() + state.H.Hebb.sum();
            (loss + network.Unroll(inputs.narrow(0, 4, 2), middle.State.Detach()).Outputs.Y.pow(2).sum()).backward();
            return cat([.. network.parameters().Select(parameter => (parameter.grad ?? zeros_like(parameter)).flatten())]).clone();
        }

        Tensors.Close(Gradient(Execution.Reference), Gradient(Execution.Fused), 1e-12, "gradients");
    }

    [Fact]
    public void A_parameter_changed_before_backward_is_an_error_at_once_and_of_the_next_call()
    {
        using var network = new TwoPlastic();
        var loss = network.Unroll(randn(4, 2, 3), network.InitialState(2)).Outputs.Y.sum();
        using (no_grad()) network.G["alpha"].add_(1);
        Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => loss.backward());
        Assert.Throws<FusedBackwardException>(() => network.forward(randn(2, 3), network.InitialState(2)));
    }

    [Fact]
    public void Nothing_is_recorded_without_gradients()
    {
        using var network = new TwoPlastic();
        using var plain = no_grad();
        var rollout = network.Unroll(randn(4, 2, 3), network.InitialState(2));
        Assert.False(rollout.Outputs.Y.requires_grad);
        Assert.False(rollout.State.H.Hebb.requires_grad);
    }

    [Fact]
    public void Survives_collections_between_forward_and_backward()
    {
        using var network = new TwoPlastic();
        for (var i = 0; i < 20; i++)
        {
            var loss = network.Unroll(randn(5, 2, 3), network.InitialState(2)).Outputs.Y.sum();
            GC.Collect();
            GC.WaitForPendingFinalizers();
            loss.backward();
            Assert.True(network.H["eta"].grad!.isfinite().all().ToBoolean());
        }
    }

    [Fact]
    public void Gives_the_same_bits_on_any_number_of_threads()
    {
        // More columns than one block has, and not whole vectors.
        Tensor row = randn(11, 9), matrix = randn(11, 9, 555), column = randn(11, 555), gain = randn(9, 555);
        Tensor[] Run(int threads)
        {
            KernelOptions.Threads = threads;
            Tensor[] reads = [.. new[] { row, matrix, column, gain }.Select(tensor => tensor.detach().requires_grad_())];
            var results = Sweep(matrix, reads);
            results.Select(result => result.pow(2).sum()).Aggregate((sum, term) => sum + term).backward();
            return [.. results.Select(result => result.detach()), .. reads.Select(read => read.grad!)];
        }

        try
        {
            foreach (var (one, three) in Run(1).Zip(Run(3))) Tensors.Same(one, three, "a result or a gradient");
        }
        finally
        {
            KernelOptions.Threads = null;
        }
    }

    [Fact]
    public void Takes_tensors_that_are_not_contiguous_and_layers_that_are_not_square()
    {
        Tensor[] reads = [randn(3, 2, float64).t(), randn(2, 5, 3, float64).transpose(1, 2), randn(5, 2, float64).t(), randn(5, 3, float64).t()];
        foreach (var read in reads) read.requires_grad_();
        var (row, matrix, column, gain) = (reads[0].unsqueeze(2), reads[1], reads[2].unsqueeze(1), reads[3]);
        Tensor[] expected = [(row * matrix * gain).sum(1), (matrix * column).sum(2), 0.5 * matrix + row * column];
        var actual = Sweep(matrix, reads);
        Tensor[] Gradients(IEnumerable<Tensor> results) => [.. autograd.grad([results.Select(result => result.pow(2).sum()).Aggregate((sum, term) => sum + term)], reads)];
        foreach (var (one, other) in expected.Zip(actual)) Tensors.Close(one, other, 1e-12, "result");
        foreach (var (one, other) in Gradients(expected).Zip(Gradients(actual))) Tensors.Close(one, other, 1e-12, "gradient");
    }

    [Fact]
    public void A_tensor_that_does_not_fit_is_refused()
    {
        Tensor row = zeros(2, 3), matrix = zeros(2, 3, 4), column = zeros(2, 4), gain = zeros(3, 4);
        var error = Assert.Throws<FusionException>(() => Sweep(matrix, [zeros(2, 4), matrix, column, gain]));
        Assert.Equal("The kernel of Test cannot read tensor 0: it must be [2, 3], but it is Float32 [2, 4] on cpu.", error.Message);
        Assert.Throws<FusionException>(() => Sweep(matrix, [row, zeros(2, 4, 3), column, gain]));
        Assert.Throws<FusionException>(() => Sweep(matrix, [row, matrix, column, gain.to(float64)]));
        Assert.Throws<FusionException>(() => Sweep(matrix, [row, matrix, column]));
        Assert.Throws<FusionException>(() => Sweep(gain, [row, matrix, column, gain]));
    }

    private static IReadOnlyList<Tensor> Sweep(Tensor model, Tensor[] reads) =>
        SynapseNode<SweepKernel>.Run(new SynapseCall(SweepKernel.Layout, model, reads, new FusedErrors()), reads);
}
