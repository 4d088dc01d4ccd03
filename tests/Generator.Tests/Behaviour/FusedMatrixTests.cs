using Backpropamine.Kernels;
using Backpropamine.Tests.Rounding;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>
/// Every option that can be fused with every other, at every size and width, lanes divided among up to four threads: outputs, states and all gradients as near to
/// those of the reference as rounding allows.
/// </summary>
[Collection(nameof(DrawsCollection))]
public class FusedMatrixTests
{
    private const long Batch = 2;

    private static readonly ModelsInParts _models = new(
        CombinationRule.Declarations, [.. FusedCase.All.Select(one => one.Model.Source.Replace("[Recurrent(3, From = ", "[Dense(3, From = ", StringComparison.Ordinal))]);

    public static TheoryData<int> Numbers => _models.Few;

    public static TheoryData<int> MoreNumbers => _models.More;

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Differs_from_the_reference_by_rounding_alone(int number) => Check(number);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(MoreNumbers))]
    public void Differs_from_the_reference_by_rounding_alone_in_more_cases(int number) => Check(number);

    private static void Check(int number)
    {
        using var scope = NewDisposeScope();
        FusedCase one = FusedCase.All[number];
        manual_seed(number);
        LoadedNetwork exact = Make(one, float64), single = Make(one, float32), changed = Make(one, float32);
        using (no_grad())
        {
            foreach ((string name, var parameter) in single.Module.named_parameters())
            {
                if (name.EndsWith(".bias", StringComparison.Ordinal)) parameter.mul_(Quiet(one));
                exact.Module.get_parameter(name)!.copy_(parameter);
            }
        }

        var limits = new RoundingLimits(Run(exact, one, Execution.Reference), change =>
        {
            change.Copy(exact.Module, changed.Module);
            return Run(changed, one, Execution.Reference, change);
        });
        (KernelOptions.Width, KernelOptions.Poison, KernelOptions.Threads) = (one.Width, true, 1 + (number % 4));
        try
        {
            limits.Check(Run(one.IsDouble ? exact : single, one, Execution.Fused), $"{one} of\n{one.Model.Source}");
        }
        finally
        {
            (KernelOptions.Width, KernelOptions.Poison, KernelOptions.Threads) = (null, false, null);
        }
    }

    [Fact]
    public void Every_value_of_every_option_meets_every_size_and_every_width()
    {
        foreach (Func<FusedCase, object> option in FusedCase.Options)
        {
            object[] values = [.. FusedCase.All.Select(option).Distinct()];
            Assert.All(values, value =>
            {
                FusedCase[] with = [.. FusedCase.All.Where(one => option(one).Equals(value))];
                Assert.Equal([1, 3, 7, 16, 33, 100, 200], with.Select(one => one.Model.Size).Distinct().Order());
                Assert.Equal(8, with.Select(one => (one.Width, one.IsDouble)).Distinct().Count());
            });
        }
    }

    private static LoadedNetwork Make(FusedCase one, ScalarType type) =>
        new(_models.Class(one.Model.Number, one.Model.Name), one.Model is { IsModulated: true, External: true }, type);

    /// <summary>What the network is driven with: so little that what it learns leaves its recurrent gain below 1.</summary>
    private static double Quiet(FusedCase one) =>
        (one.Model.Activation is "Linear" or "Relu" ? 0.1 : 0.3) / Math.Sqrt(Math.Max(1, one.Model.Size / 10.0));

    /// <summary>Few steps where the rule itself has a gain above 1: Offset adds the same weight between all neurons.</summary>
    private static long Steps(FusedCase one) => one.Model is { Rule: "Offset", Size: > 7 } ? 3 : 12;

    private static Dictionary<string, Tensor> Run(LoadedNetwork network, FusedCase one, Execution execution, DataChange? change = null)
    {
        manual_seed(1);
        long steps = Steps(one);
        var type = network.Module.parameters().First().dtype;
        Tensor Draw(double scale, params long[] shape)
        {
            Tensor data = scale * Quiet(one) * randn(shape, float32);
            return change?.Of(data) ?? data.to(type);
        }

        network.Module.Execution = execution;
        network.Module.zero_grad();
        NetworkState start = network.InitialState(Batch);
        for (int i = 0; i < start.Parts.Length; i++) start.Parts[i] = Draw(0.1, start.Parts[i].shape);
        Tensor[] inputs = [.. network.Inputs.Select(input => Draw(1, steps, Batch, input.Size).requires_grad_())];
        Tensor reset = zeros(steps, Batch);
        reset[2, 1] = 1;
        (NetworkOutput outputs, NetworkState end, _) = network.Unroll(inputs, start, 0, network.IsExternal ? Draw(1, steps, Batch, 1) : null, reset);
        var found = LoadedNetwork.Named(outputs).Concat(end.Names.Zip(end.Parts)).ToDictionary(part => part.Item1, part => part.Item2);
        found.Values.Select(tensor => (tensor + 0.5 * tensor * tensor).sum()).Aggregate((sum, term) => sum + term).backward();
        for (int i = 0; i < inputs.Length; i++) found["gradient of " + network.Inputs[i].Name] = inputs[i].grad ?? zeros_like(inputs[i]);
        foreach ((string name, var parameter) in network.Module.named_parameters())
        {
            found["gradient of " + name] = parameter.grad?.clone() ?? zeros_like(parameter);
        }

        return found.ToDictionary(pair => pair.Key, pair => pair.Value.detach());
    }
}
