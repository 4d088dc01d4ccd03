using System.Reflection;
using Backpropamine.Generator.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>Plastic layers that do not read themselves, in networks as in Miconi et al. 2018 §4.3: against plain loops and central differences.</summary>
[Collection(nameof(DrawsCollection))]
public class PlasticDenseTests
{
    private const long Steps = 12;
    private const double Difference = 1e-6;

    private static readonly Lazy<Assembly> _models = new(() => GeneratorHarness.Plastic.Run([.. PlainDense.All.Select(model => model.Value.Source)]).Load());

    public static TheoryData<string> Names { get; } = [.. PlainDense.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Equals_its_equations_in_plain_loops(string name) => Assert.All(Enum.GetValues<Plasticity>(), plasticity =>
    {
        using var scope = NewDisposeScope();
        (LoadedNetwork network, Tensor[] inputs, NetworkState state) = Make(name);
        network.Module.Plasticity = plasticity;
        var plain = new PlainDense.Run(PlainDense.All[name], plasticity, parameter => network.Module.get_parameter("class." + parameter) is { } found ? Values(found) : null, Values(Part(state, "hebb")));
        (NetworkOutput outputs, NetworkState end, _) = network.Unroll(inputs, state, 0, null);
        Tensor activity = LoadedNetwork.Named(outputs).First(one => one.Name == "Class").Tensor;
        for (long t = 0; t < Steps; t++) AssertClose(plain.Step(Values(inputs[0][t, 0]), Values(inputs[1][t, 0])), activity[t, 0]);
        AssertClose(plain.Hebb, Part(end, "hebb")[0]);
        if (end.Names.Contains("class.eligibility")) AssertClose(plain.Eligibility, Part(end, "eligibility")[0]);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_equal_central_differences(string name)
    {
        using var scope = NewDisposeScope();
        (LoadedNetwork network, Tensor[] inputs, NetworkState state) = Make(name);
        Tensor hebb = Part(state, "hebb").clone();
        Loss().backward();
        using var plain = no_grad();
        foreach ((string key, var parameter) in network.Module.named_parameters())
        {
            Tensor entry = parameter.view(-1)[parameter.numel() / 2];
            entry.add_(Difference);
            double above = Loss().item<double>();
            entry.add_(-2 * Difference);
            double slope = (above - Loss().item<double>()) / (2 * Difference), gradient = parameter.grad!.view(-1)[parameter.numel() / 2].item<double>();
            entry.add_(Difference);
            Assert.True(Math.Abs(slope - gradient) < 1e-6 * (1 + Math.Abs(slope)), $"{key}: {gradient} for {slope}");
        }

        Tensor Loss()
        {
            NetworkState start = network.InitialState(1);
            start.Parts[start.Names.ToList().IndexOf("class.hebb")].copy_(hebb);
            (NetworkOutput outputs, NetworkState end, _) = network.Unroll(inputs, start, 0, null);
            return LoadedNetwork.Tensors(outputs).Concat(end.Parts).Select(tensor => (tensor + 0.5 * tensor * tensor).sum()).Aggregate((sum, term) => sum + term);
        }
    }

    [Fact]
    public void A_label_that_is_shown_once_is_recognised()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var network = new LoadedNetwork(_models.Value.GetType("NetOja")!, isExternal: false, float64);
        using var mode = no_grad();
        foreach ((string name, var parameter) in network.Module.named_parameters()) parameter.fill_(name is "class.alpha" ? 3 : name is "class.eta" ? 1 : 0);
        Tensor patterns = randn(PlainDense.Post, PlainDense.Pre, float64).sign();
        Tensor features = cat([patterns, patterns]).unsqueeze(1), labels = cat([eye(PlainDense.Post, dtype: float64), zeros(PlainDense.Post, PlainDense.Post, float64)]).unsqueeze(1);
        (NetworkOutput outputs, _, _) = network.Unroll([features, labels], network.InitialState(1), 0, null);
        Tensor shown = LoadedNetwork.Named(outputs).First(one => one.Name == "Class").Tensor.narrow(0, PlainDense.Post, PlainDense.Post).squeeze(1);
        Assert.Equal(Enumerable.Range(0, PlainDense.Post).Select(i => (long)i), shown.argmax(1).data<long>().ToArray());
    }

    private static (LoadedNetwork Network, Tensor[] Inputs, NetworkState State) Make(string name)
    {
        manual_seed(name.Length);
        var network = new LoadedNetwork(_models.Value.GetType("Net" + name)!, isExternal: false, float64);
        using var mode = no_grad();
        foreach ((_, var parameter) in network.Module.named_parameters()) parameter.copy_(randn(parameter.shape, float64) * 0.5);
        NetworkState state = network.InitialState(1);
        Part(state, "hebb").copy_(randn(1, PlainDense.Pre, PlainDense.Post, float64) * 0.2);
        Tensor label = eye(PlainDense.Post, dtype: float64).index_select(0, randint(0, PlainDense.Post, [Steps])) * (rand(Steps, 1, float64) > 0.5).to_type(float64);
        return (network, [randn(Steps, 1, PlainDense.Pre, float64), label.unsqueeze(1)], state);
    }

    private static Tensor Part(NetworkState state, string part) => state.Parts[state.Names.ToList().IndexOf("class." + part)];

    private static double[] Values(Tensor tensor) => tensor.detach().contiguous().data<double>().ToArray();

    private static void AssertClose(double[] expected, Tensor actual) =>
        Assert.All(expected.Zip(Values(actual)), pair => Assert.Equal(pair.First, pair.Second, 1e-10));
}
