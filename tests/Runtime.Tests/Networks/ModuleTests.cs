using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Networks;

/// <summary>A generated network is an ordinary module.</summary>
public class ModuleTests
{
    [Fact]
    public void Lists_its_parameters_by_PyTorch_style_names()
    {
        using var net = new Forager();
        Assert.Equal(
            [
                "hidden.weight_ih", "hidden.bias", "hidden.weight_hh", "hidden.alpha", "hidden.eta", "hidden.modulator_weight",
                "hidden.modulator_bias", "policy.weight", "policy.bias", "value.weight", "value.bias",
            ],
            net.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void Saves_and_loads()
    {
        var file = Path.GetTempFileName();
        try
        {
            using var net = new Forager();
            using var other = new Forager();
            net.save(file);
            other.load(file);
            var x = randn(2, 6);
            Tensors.Same(net.forward(x, net.InitialState(2)).Output.Policy, other.forward(x, other.InitialState(2)).Output.Policy, "policy");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Moves_and_trains_afterwards()
    {
        using var net = new Forager();
        net.to(float64);
        var optimiser = optim.Adam(net.parameters(), 1e-2);
        var before = net.Hidden["alpha"].clone();
        net.Unroll(randn(5, 2, 6, float64), net.InitialState(2)).Outputs.Value.sum().backward();
        optimiser.step();
        Assert.True((before - net.Hidden["alpha"]).abs().sum().ToDouble() > 0);
    }

    [Fact]
    public void Composes_in_another_module_made_inside_a_dispose_scope()
    {
        Composite composite;
        using (NewDisposeScope()) composite = new Composite();
        // TorchSharp 0.102.8's own Linear loses its registered parameters with the scope; the network must not.
        Assert.Equal(11, composite.named_parameters().Count(named => named.name.StartsWith("net.", StringComparison.Ordinal)));
        Assert.Contains("net.hidden.alpha", composite.state_dict().Keys);
        Assert.Equal([2, 3], composite.forward(randn(2, 6)).shape);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        Tensor Run()
        {
            manual_seed(11);
            using var net = new Forager();
            var (outputs, _) = net.Unroll(randn(6, 2, 6), net.InitialState(2));
            outputs.Value.sum().backward();
            return cat([outputs.Policy.reshape(-1), net.Hidden["alpha"].grad!.reshape(-1)]);
        }

        Tensors.Same(Run(), Run(), "outputs and gradients");
    }

    [Fact]
    public void Runs_on_the_device_of_its_parameters_alone()
    {
        using var net = new Forager(device: META);
        var (outputs, last) = net.Unroll(zeros(4, 2, 6, device: META), net.InitialState(2), reset: zeros(4, 2, device: META));
        Assert.Equal(DeviceType.META, outputs.Policy.device_type);
        Assert.Equal(DeviceType.META, last.Hidden.Eligibility.device_type);

        using var two = new TwoLayers(device: META);
        var step = two.forward(zeros(2, 3, device: META), two.InitialState(2), modulation: zeros(2, 1, device: META));
        Assert.Equal(DeviceType.META, step.Output.Y.device_type);

        using var saturating = new Saturating(device: META) { Plasticity = Plasticity.Off };
        Assert.Equal(DeviceType.META, saturating.forward(zeros(2, 5, device: META), saturating.InitialState(2)).Output.Recall.device_type);
    }

    [NativeHeapFact]
    public void Steps_without_gradients_hold_no_memory()
    {
        using var net = new Forager();
        using var inference = no_grad();
        using var x = randn(2, 6);
        var state = net.InitialState(2);
        for (var warm = 0; warm < 2000; warm++) Step();
        var before = NativeHeap.InUse();
        for (var t = 0; t < 60_000; t++) Step();
        // A small tensor takes 400 bytes: one that is kept each step would be 20 MiB.
        var kept = NativeHeap.InUse() - before;
        Assert.True(kept < 8 << 20, $"60,000 steps have kept {kept >> 10} KiB");

        void Step()
        {
            (var output, state) = net.forward(x, state);
            output.Dispose();
        }
    }

    private sealed class Composite : nn.Module
    {
        private readonly Forager _net = new();
        private readonly TorchSharp.Modules.Linear _head = nn.Linear(4, 3);

        public Composite() : base("composite")
        {
            register_module("net", _net);
            register_module("head", _head);
        }

        public Tensor forward(Tensor x) => _head.forward(_net.forward(x, _net.InitialState(x.size(0))).Output.Policy);
    }
}
