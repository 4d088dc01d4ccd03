using System.Reflection;
using Backpropamine.Generator.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour.BuiltIn;

/// <summary>Every rule of the runtime against its equations in plain loops, against central differences, and fused where it is.</summary>
[Collection(nameof(DrawsCollection))]
public class BuiltInRuleTests
{
    private const long Steps = 20;
    private const double Difference = 1e-6;

    private static readonly Lazy<Assembly> _models = new(() => GeneratorHarness.Plastic.Run([.. PlainRule.All.Keys.Select(rule => $$"""
        [Plastic<{{rule}}>(Bound = Bound.None, EtaLearned = false, EtaValue = 0.3f)]
        public sealed partial class Net{{rule}}
        {
            [Input(3)]     public partial Signal Senses { get; }
            [Recurrent(5)] public partial Layer  Hidden { get; }
            [Readout(2)]   public partial Layer  Policy { get; }
        }
        """)]).Load());

    public static TheoryData<string> Rules { get; } = [.. PlainRule.All.Keys];

    [Fact]
    public void Every_rule_of_the_runtime_is_here() => Assert.Equal(
        typeof(IPlasticityRule).Assembly.GetTypes().Where(type => type.IsValueType && type.IsAssignableTo(typeof(IPlasticityRule))).Select(type => type.Name).Order(StringComparer.Ordinal),
        PlainRule.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Equals_its_equations_in_plain_loops(string rule)
    {
        using var scope = NewDisposeScope();
        (LoadedNetwork network, Tensor senses) = Make(rule);
        (NetworkOutput outputs, NetworkState end, _) = network.Unroll([senses], network.InitialState(1), 0, null);
        var plain = new PlainNetwork(name => Values(network.Module.get_parameter("hidden." + name)!));
        Tensor hidden = LoadedNetwork.Named(outputs).First(one => one.Name == "Hidden").Tensor;
        for (long t = 0; t < Steps; t++)
        {
            Assert.All(plain.Step(Values(senses[t, 0]), PlainRule.All[rule]).Zip(Values(hidden[t, 0])), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
        }

        Assert.All(plain.Hebb.Cast<double>().Zip(Values(end.Parts[end.Names.ToList().IndexOf("hidden.hebb")])), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Gradients_equal_central_differences_and_the_fused_ones(string rule)
    {
        using var scope = NewDisposeScope();
        (LoadedNetwork network, Tensor senses) = Make(rule);
        senses = senses.narrow(0, 0, 5);
        var gradients = Gradients(Execution.Reference);
        using (no_grad())
        {
            foreach ((string name, var parameter) in network.Module.named_parameters())
            {
                long place = parameter.numel() / 2;
                Tensor entry = parameter.view(-1)[place];
                entry.add_(Difference);
                double above = Loss().item<double>();
                entry.add_(-2 * Difference);
                double below = Loss().item<double>();
                entry.add_(Difference);
                double slope = (above - below) / (2 * Difference), gradient = gradients[name].view(-1)[place].item<double>();
                Assert.True(Math.Abs(slope - gradient) < 1e-6 * (1 + Math.Abs(slope)), $"{name}: {gradient} for {slope}");
            }
        }

        if (!PlainRule.All[rule].Fuses)
        {
            Assert.IsType<FusionException>(Assert.Throws<TargetInvocationException>(() => Gradients(Execution.Fused)).InnerException);
            return;
        }

        Assert.All(Gradients(Execution.Fused), pair => Assert.True(pair.Value.allclose(gradients[pair.Key], 1e-9, 1e-10), pair.Key));

        Dictionary<string, Tensor> Gradients(Execution execution)
        {
            network.Module.Execution = execution;
            network.Module.zero_grad();
            Loss().backward();
            network.Module.Execution = Execution.Reference;
            return network.Module.named_parameters().ToDictionary(one => one.name, one => one.parameter.grad?.clone() ?? zeros_like(one.parameter));
        }

        Tensor Loss()
        {
            (NetworkOutput outputs, NetworkState end, _) = network.Unroll([senses], network.InitialState(1), 0, null);
            return LoadedNetwork.Tensors(outputs).Concat(end.Parts).Select(tensor => (tensor + 0.5 * tensor * tensor).sum()).Aggregate((sum, term) => sum + term);
        }
    }

    private static (LoadedNetwork Network, Tensor Senses) Make(string rule)
    {
        manual_seed(rule.Length);
        var network = new LoadedNetwork(_models.Value.GetType("Net" + rule)!, isExternal: false, float64);
        using (no_grad())
        {
            foreach ((_, var parameter) in network.Module.named_parameters()) parameter.copy_(randn(parameter.shape, float64) * 0.4);
        }

        network.Module.Execution = Execution.Reference;
        return (network, randn(Steps, 1, 3, float64));
    }

    private static double[] Values(Tensor tensor) => tensor.detach().contiguous().data<double>().ToArray();
}
