using System.Reflection;
using Backpropamine.Generator.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>The same combinations with one recurrent layer, modulated by itself: fused sequences against the reference.</summary>
[Collection(nameof(DrawsCollection))]
public class FusedCombinationTests
{
    private const long Batch = 2;
    private const long Steps = 5;

    private static readonly Combination[] _all = [.. Combination.All.Select(model => model with
    {
        From = "Hidden",
        Activation = model.Activation == "Softmax" ? "Tanh" : model.Activation,
    })];

    private static readonly Lazy<Assembly> _models = new(() => GeneratorHarness.Plastic.Run(
        [CombinationRule.Declarations, .. _all.Select(model => model.Source.Replace("[Recurrent(3, From", "[Dense(3, From", StringComparison.Ordinal))]).Load());

    public static TheoryData<int> Numbers { get; } = [.. _all.Select(model => model.Number)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Equals_the_reference(int number)
    {
        using var scope = NewDisposeScope();
        Combination model = _all[number];
        manual_seed(number);
        var network = new LoadedNetwork(_models.Value.GetType(model.Name)!, model is { IsModulated: true, External: true }, float64);
        Tensor[] inputs = [randn(Steps, Batch, 4, float64), randn(Steps, Batch, 5, float64)];
        Tensor reset = zeros(Steps, Batch, float64);
        reset[3, 1] = 1;
        Tensor? modulation = network.IsExternal ? randn(Steps, Batch, 1, float64) : null;
        foreach (Plasticity plasticity in Enum.GetValues<Plasticity>())
        {
            network.Module.Plasticity = plasticity;
            if (model.Input == "Clamp")
            {
                var error = Assert.Throws<TargetInvocationException>(() => Run(Execution.Fused));
                Assert.IsType<FusionException>(error.InnerException);
                continue;
            }

            Dictionary<string, Tensor> expected = Run(Execution.Reference);
            foreach ((string name, Tensor actual) in Run(Execution.Fused).Concat(Run(Execution.Fused, single: true)))
            {
                double error = (actual - expected[name]).abs().max().item<double>() / (1 + expected[name].abs().max().item<double>());
                Assert.True(error < 1e-10, $"{plasticity}: {name} differs by {error} in\n{model.Source}");
            }
        }

        Dictionary<string, Tensor> Run(Execution execution, bool single = false)
        {
            network.Module.Execution = execution;
            network.Module.zero_grad();
            NetworkState end = network.InitialState(Batch);
            Dictionary<string, Tensor> found = single ? ByStep(ref end) : Whole(ref end);
            foreach ((string name, Tensor part) in end.Names.Zip(end.Parts)) found.Add(name, part);
            found.Values.Select(tensor => (tensor + 0.5 * tensor * tensor).sum()).Aggregate((sum, term) => sum + term).backward();
            foreach ((string name, var parameter) in network.Module.named_parameters())
            {
                found["gradient of " + name] = parameter.grad?.clone() ?? zeros_like(parameter);
            }

            return found.ToDictionary(pair => pair.Key, pair => pair.Value.detach());
        }

        Dictionary<string, Tensor> Whole(ref NetworkState state)
        {
            (NetworkOutput outputs, state, _) = network.Unroll(inputs, state, 0, modulation, reset);
            return LoadedNetwork.Named(outputs).ToDictionary();
        }

        Dictionary<string, Tensor> ByStep(ref NetworkState state)
        {
            var outputs = new List<Dictionary<string, Tensor>>();
            for (int t = 0; t < Steps; t++)
            {
                state = ((dynamic)state).Reset(reset[t]);
                (NetworkOutput output, state) = network.Forward([.. inputs.Select(input => input[t])], state, modulation?[t]);
                outputs.Add(LoadedNetwork.Named(output).ToDictionary());
            }

            return outputs[0].Keys.ToDictionary(name => name, name => stack([.. outputs.Select(output => output[name])]));
        }
    }
}
