using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour.Steering;

/// <summary>Whole models of papers against the papers' equations in plain loops, over several trials.</summary>
[Collection(nameof(DrawsCollection))]
public class PaperModelTests
{
    private const long Steps = 21;
    private const long Trial = 7;

    [Fact]
    public void Miconi_and_Kay_2024() => Check(PaperModels.TransitiveInference, parameter => new PaperLoops.TransitiveInference(parameter));

    [Fact]
    public void Schmidgall_2020() => Check(PaperModels.SelfModifying, parameter => new PaperLoops.SelfModifying(parameter));

    [Fact]
    public void Miconi_2017() => Check(PaperModels.DelayedReward, parameter => new PaperLoops.DelayedReward(parameter));

    [Fact]
    public void Miconi_2023() => Check(PaperModels.PerturbedNodes, parameter => new PaperLoops.PerturbedNodes(parameter));

    [Fact]
    public void Fremaux_2010() => Check(PaperModels.RewardMaximising, parameter => new PaperLoops.RewardMaximising(parameter));

    private static void Check(string source, Func<Func<string, double[]>, PaperLoops> loops)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var network = new LoadedNetwork(source, float64);
        using (no_grad())
        {
            foreach ((_, var parameter) in network.Module.named_parameters()) parameter.copy_(randn(parameter.shape, float64) * 0.4);
        }

        Tensor[] inputs = [.. network.Inputs.Select(input => Sequence(input.Name, input.Size))];
        foreach (Execution execution in new[] { Execution.Reference, Execution.Fused })
        {
            network.Module.Execution = execution;
            Check(network, inputs, loops);
        }
    }

    private static void Check(LoadedNetwork network, Tensor[] inputs, Func<Func<string, double[]>, PaperLoops> loops)
    {
        (NetworkOutput outputs, NetworkState end, _) = network.Unroll(inputs, network.InitialState(1), 0, null);
        PaperLoops lane = loops(name => Values(network.Module.get_parameter("hidden." + name)!));
        var tensors = LoadedNetwork.Named(outputs).ToDictionary(one => one.Name, one => one.Tensor);
        for (long t = 0; t < Steps; t++)
        {
            (double[] activity, double m) = lane.Step([.. inputs.Select(input => Values(input[t, 0]))]);
            AssertClose(activity, tensors["Hidden"][t, 0], $"h({t})");
            AssertClose([m], tensors["Modulation"][t, 0], $"M({t})");
        }

        double[] hebb = [.. lane.Hebb.Cast<double>()];
        Assert.Contains(hebb, value => Math.Abs(value) > 1e-3);
        AssertClose(hebb, end.Parts[end.Names.ToList().IndexOf("hidden.hebb")][0], "Hebb");
    }

    private static Tensor Sequence(string name, int size)
    {
        if (name != "TrialEnds") return randn(Steps, 1, size, float64);
        Tensor ends = zeros(Steps, 1, size, float64);
        for (long t = Trial - 1; t < Steps; t += Trial) ends[t, 0, 0] = 1;
        return ends;
    }

    private static void AssertClose(double[] expected, Tensor actual, string what) => Assert.All(
        expected.Zip(Values(actual)), pair => Assert.True(Math.Abs(pair.First - pair.Second) < 1e-10, $"{what}: {pair.Second} for {pair.First}"));

    private static double[] Values(Tensor tensor) => tensor.detach().contiguous().data<double>().ToArray();
}
