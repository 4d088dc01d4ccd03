using System.Reflection;
using Backpropamine.Generator.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>Options in combinations that nobody would think of, compiled in one batch: against plain loops, and against central differences.</summary>
[Collection(nameof(DrawsCollection))]
public class CombinationTests
{
    private const long Batch = 2;
    private const long Steps = 5;

    private static readonly Lazy<Assembly> _models = new(() =>
        GeneratorHarness.Plastic.Run([CombinationRule.Declarations, .. Combination.All.Select(model => model.Source)]).Load());

    /// <summary>All of them.</summary>
    internal static Assembly Models => _models.Value;

    public static TheoryData<int> Numbers { get; } = [.. Combination.All.Select(model => model.Number)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Equals_the_equations_in_plain_loops(int number)
    {
        using var scope = NewDisposeScope();
        (Combination model, LoadedNetwork network, Tensor[] inputs, Tensor reset, Tensor? modulation) = Make(number);
        foreach (Plasticity plasticity in Enum.GetValues<Plasticity>())
        {
            network.Module.Plasticity = plasticity;
            NetworkState start = network.InitialState(Batch);
            (NetworkOutput outputs, NetworkState end, _) = network.Unroll(inputs, start, 0, modulation, reset);
            for (long lane = 0; lane < Batch; lane++)
            {
                var loops = new PlainLoops(model, name => network.Module.get_parameter(name) is { } found ? Values(found) : null, plasticity);
                for (long t = 0; t < Steps; t++)
                {
                    if (reset[t, lane].item<double>() != 0) loops.Reset();
                    foreach ((string name, double[] expected) in loops.Step(Values(inputs[0][t, lane]), Values(inputs[1][t, lane]), modulation?[t, lane, 0].item<double>() ?? 0))
                    {
                        if (outputs.GetType().GetProperty(name) is { } property) AssertClose(expected, ((Tensor)property.GetValue(outputs)!)[t, lane], $"{plasticity}: {name} at {t}");
                    }
                }

                AssertClose(loops.Hebb, end.Parts[end.Names.ToList().IndexOf("hidden.hebb")][lane], $"{plasticity}: Hebb");
                if (end.Names.ToList().IndexOf("hidden.eligibility") is var part and >= 0) AssertClose(loops.Eligibility, end.Parts[part][lane], $"{plasticity}: E");
            }
        }

        void AssertClose(double[] expected, Tensor actual, string what) => Assert.All(
            expected.Zip(Values(actual)), pair => Assert.True(Math.Abs(pair.First - pair.Second) < 1e-11, $"{what}: {pair.Second} for {pair.First} in\n{model.Source}"));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Gradients_equal_central_differences(int number)
    {
        const double step = 1e-6;
        using var scope = NewDisposeScope();
        (Combination model, LoadedNetwork network, Tensor[] inputs, Tensor reset, Tensor? modulation) = Make(number);
        Loss().backward();
        using var plain = no_grad();
        foreach ((string name, var parameter) in network.Module.named_parameters())
        {
            long place = number % parameter.numel();
            double gradient = parameter.grad?.view(-1)[place].item<double>() ?? 0;
            Tensor entry = parameter.view(-1)[place];
            double Moved(double by)
            {
                entry.add_(by);
                return Loss().item<double>();
            }

            double difference = (Moved(step) - Moved(-2 * step)) / (2 * step);
            entry.add_(step);
            Assert.True(Math.Abs(gradient - difference) < 1e-6 * (1 + Math.Abs(difference)), $"{name}[{place}]: {gradient} for {difference} in\n{model.Source}");
        }

        Tensor Loss()
        {
            (NetworkOutput outputs, NetworkState end, _) = network.Unroll(inputs, network.InitialState(Batch), 0, modulation, reset);
            return LoadedNetwork.Tensors(outputs).Concat(end.Parts).Select(tensor => (tensor + 0.5 * tensor * tensor).sum()).Aggregate((sum, term) => sum + term);
        }
    }

    private static (Combination Model, LoadedNetwork Network, Tensor[] Inputs, Tensor Reset, Tensor? Modulation) Make(int number)
    {
        Combination model = Combination.All[number];
        manual_seed(number);
        var network = new LoadedNetwork(Models.GetType(model.Name)!, model is { IsModulated: true, External: true }, float64);
        Tensor label = randn(Steps, Batch, 5, float64) * (rand(Steps, Batch, 5, float64) > 0.5).to_type(float64);
        Tensor reset = zeros(Steps, Batch, float64);
        reset[3, 1] = 1;
        return (model, network, [randn(Steps, Batch, 4, float64), label], reset, network.IsExternal ? randn(Steps, Batch, 1, float64) : null);
    }

    private static double[] Values(Tensor tensor) => tensor.detach().contiguous().data<double>().ToArray();
}
