using System.Reflection;
using Backpropamine.Generator.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour.BuiltIn;

/// <summary>Networks of one plastic layer of five neurons, each against its equations in plain loops, central differences, and the kernels.</summary>
/// <param name="attributes">The attributes of each network's class and of its layer, by name.</param>
/// <param name="equations">What each does.</param>
internal sealed class RuleCheck(IEnumerable<(string Name, string Class, string Layer)> attributes, IReadOnlyDictionary<string, PlainRule> equations)
{
    private const long Steps = 20;

    private readonly Lazy<Assembly> _models = new(() => GeneratorHarness.Plastic.Run([.. attributes.Select(one => $$"""
        [{{one.Class}}]
        public sealed partial class Net{{one.Name}}
        {
            [Input(3)]     public partial Signal Senses { get; }
            [{{one.Layer}}] public partial Layer Hidden { get; }
            [Readout(2)]   public partial Layer  Policy { get; }
        }
        """)]).Load());

    /// <summary>20 steps of one lane in plain loops.</summary>
    public void EqualsPlainLoops(string name)
    {
        using var scope = NewDisposeScope();
        (LoadedNetwork network, Tensor senses) = Make(name);
        NetworkState start = network.InitialState(1);
        var plain = new PlainNetwork(one => Values(network.Module.get_parameter("hidden." + one)!), Values(start.Parts[start.Names.ToList().IndexOf("hidden.hebb")]));
        (NetworkOutput outputs, NetworkState end, _) = network.Unroll([senses], start, 0, null);
        Tensor hidden = LoadedNetwork.Named(outputs).First(one => one.Name == "Hidden").Tensor;
        for (long t = 0; t < Steps; t++)
        {
            Assert.All(plain.Step(Values(senses[t, 0]), equations[name]).Zip(Values(hidden[t, 0])), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
        }

        Assert.All(plain.Hebb.Cast<double>().Zip(Values(end.Parts[end.Names.ToList().IndexOf("hidden.hebb")])), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
    }

    /// <summary>Gradients of five steps by central differences, and by the kernels.</summary>
    public void GradientsAreRight(string name)
    {
        using var scope = NewDisposeScope();
        (LoadedNetwork network, Tensor senses) = Make(name);
        senses = senses.narrow(0, 0, 5);
        var gradients = Differences.Check(network.Module, Loss);
        network.Module.Execution = Execution.Fused;
        Assert.All(Differences.Gradients(network.Module, Loss), pair => Assert.True(pair.Value.allclose(gradients[pair.Key], 1e-9, 1e-10), pair.Key));

        Tensor Loss()
        {
            manual_seed(1);
            (NetworkOutput outputs, NetworkState end, _) = network.Unroll([senses], network.InitialState(1), 0, null);
            return LoadedNetwork.Tensors(outputs).Concat(end.Parts).Select(tensor => (tensor + 0.5 * tensor * tensor).sum()).Aggregate((sum, term) => sum + term);
        }
    }

    private (LoadedNetwork Network, Tensor Senses) Make(string name)
    {
        manual_seed(name.Length);
        var network = new LoadedNetwork(_models.Value.GetType("Net" + name)!, isExternal: false, float64);
        using (no_grad())
        {
            foreach ((_, var parameter) in network.Module.named_parameters()) parameter.copy_(randn(parameter.shape, float64) * 0.4);
        }

        network.Module.Execution = Execution.Reference;
        return (network, randn(Steps, 1, 3, float64));
    }

    private static double[] Values(Tensor tensor) => tensor.detach().contiguous().data<double>().ToArray();
}
