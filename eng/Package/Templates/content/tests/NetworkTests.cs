using TorchSharp;
using static TorchSharp.torch;

namespace BackpropamineTests;

/// <summary>What should hold for every network; put your own in the place of Net.</summary>
public class NetworkTests
{
    [Fact]
    public void Every_parameter_gets_a_finite_gradient()
    {
        using var net = new Net();
        var (outputs, _) = net.Unroll(randn(10, 2, 4), net.InitialState(batch: 2));
        outputs.Answer.pow(2).mean().backward();
        Assert.All(net.named_parameters(), one => Assert.True(one.parameter.grad is { } grad && grad.isfinite().all().item<bool>(), one.name));
    }

    [Fact]
    public void Kernels_compute_what_plain_operations_do()
    {
        using var net = new Net();
        using var senses = randn(10, 2, 4);
        var (kernels, _) = net.Unroll(senses, net.InitialState(batch: 2));
        net.Execution = Execution.Reference;
        var (plain, _) = net.Unroll(senses, net.InitialState(batch: 2));
        Assert.True(kernels.Answer.allclose(plain.Answer, rtol: 1e-4, atol: 1e-5));
    }

    [Fact]
    public void A_network_that_is_loaded_answers_as_the_one_that_was_saved()
    {
        var file = Path.GetTempFileName();
        try
        {
            using var saved = new Net();
            saved.save(file);
            using var loaded = new Net();
            loaded.load(file);
            using var senses = randn(10, 2, 4);
            Assert.True(saved.Unroll(senses, saved.InitialState(batch: 2)).Outputs.Answer.equal(loaded.Unroll(senses, loaded.InitialState(batch: 2)).Outputs.Answer).all().item<bool>());
        }
        finally
        {
            File.Delete(file);
        }
    }
}
