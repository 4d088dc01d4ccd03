using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Torch;

/// <summary>Modules that register by name and keep no tensor in a field, as generated networks and their layers do.</summary>
public class ModuleTests
{
    [Fact]
    public void Parameters_are_listed_in_the_order_of_their_registration_and_found_by_name()
    {
        using var net = new Net();
        Assert.Equal(["first.weight", "first.bias", "second.weight"], net.named_parameters().Select(named => named.name));
        Assert.Equal(["first.weight", "first.bias", "second.weight"], net.state_dict().Keys);
        Assert.Same(net.parameters().First(), net.Weight);
        Assert.Null(net.First.get_parameter("nothing"));
    }

    [Fact]
    public void Moving_a_module_replaces_its_parameters_with_their_gradients()
    {
        using var net = new Net();
        var before = net.Weight;
        before.sum().backward();
        net.to(float64);
        Assert.True(before.IsInvalid);
        Assert.NotSame(before, net.Weight);
        Assert.Equal(float64, net.Weight.dtype);
        Assert.True(net.Weight.requires_grad && net.Weight.is_leaf);
        Assert.Equal(float64, net.Weight.grad!.dtype);
        Assert.Equal([1, 1], net.Weight.grad!.data<double>());
    }

    [Fact]
    public void Moving_a_module_to_where_it_is_keeps_its_parameters()
    {
        using var net = new Net();
        var before = net.Weight;
        net.to(float32).to(CPU);
        Assert.Same(before, net.Weight);
    }

    [Fact]
    public void A_module_made_on_the_processor_moves_to_the_meta_device()
    {
        using var net = new Net();
        net.to(META);
        Assert.Equal(DeviceType.META, net.Weight.device_type);
    }

    [Fact]
    public void Evaluating_a_module_evaluates_its_children()
    {
        using var net = new Net();
        net.eval();
        Assert.False(net.First.training);
        net.train();
        Assert.True(net.First.training);
    }

    [Fact]
    public void A_module_of_the_users_is_a_child_like_any_other()
    {
        using var net = new Net();
        net.register_module("own", nn.Sequential(nn.Linear(2, 3), nn.Tanh()));
        Assert.Equal(["own.0.weight", "own.0.bias"], net.state_dict().Keys.Where(key => key.StartsWith("own", StringComparison.Ordinal)));
        net.to(float64);
        Assert.All(net.parameters(), parameter => Assert.Equal(float64, parameter.dtype));
    }

    [Fact]
    public void Values_that_are_loaded_go_into_the_parameters_that_are_there()
    {
        using var net = new Net();
        using var other = new Net();
        using (no_grad()) other.Weight.fill_(7);
        var before = net.Weight;
        net.load_state_dict(other.state_dict());
        Assert.Same(before, net.Weight);
        Assert.Equal([7, 7], net.Weight.data<float>());
    }

    [Fact]
    public void Disposing_of_a_module_disposes_of_its_parameters()
    {
        var net = new Net();
        var weight = net.Weight;
        net.Dispose();
        Assert.True(weight.IsInvalid);
    }

    private sealed class Part : nn.Module
    {
        public Part(params string[] parameters) : base(nameof(Part))
        {
            foreach (var name in parameters) register_parameter(name, new Parameter(ones(2)));
        }
    }

    private sealed class Net : nn.Module
    {
        public Net() : base(nameof(Net))
        {
            First = new Part("weight", "bias");
            register_module("first", First);
            register_module("second", new Part("weight"));
        }

        public Part First { get; }

        public Parameter Weight => First.get_parameter("weight")!;
    }
}
