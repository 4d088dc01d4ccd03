using System.Globalization;
using System.Reflection;
using Backpropamine.Generator.Tests.Support;
using Backpropamine.Kernels;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>
/// Every option that can be fused with every other, at every size and width, lanes divided among up to four threads: outputs, states and all gradients against the reference
/// in float64, in float32 as near to it as the reference in float32 is.
/// </summary>
[Collection(nameof(DrawsCollection))]
public class FusedMatrixTests
{
    private const long Batch = 2;
    private const int Draws = 3;

    /// <summary>Sixteen roundings of float32: below that, luck and the order of a sum decide which is nearer.</summary>
    private const double Roundings = 2e-6;

    private static readonly Lazy<Assembly> _models = new(() => GeneratorHarness.Plastic.Run(
        [CombinationRule.Declarations, .. FusedCase.All.Select(one => one.Model.Source.Replace("[Recurrent(3, From = ", "[Dense(3, From = ", StringComparison.Ordinal))]).Load());

    public static TheoryData<int> Numbers { get; } = [.. Enumerable.Range(0, FusedCase.All.Count)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Is_as_exact_as_the_reference(int number)
    {
        using var scope = NewDisposeScope();
        FusedCase one = FusedCase.All[number];
        manual_seed(number);
        LoadedNetwork exact = Make(one, float64), tested = one.IsDouble ? exact : Make(one, float32);
        using (no_grad())
        {
            foreach ((string name, var parameter) in tested.Module.named_parameters())
            {
                if (name.EndsWith(".bias", StringComparison.Ordinal)) parameter.mul_(Quiet(one));
                exact.Module.get_parameter(name)!.copy_(parameter);
            }
        }

        (KernelOptions.Width, KernelOptions.Poison, KernelOptions.Threads) = (one.Width, true, 1 + (number % 4));
        try
        {
            var errors = new Dictionary<string, (double Fused, double Own)>();
            for (int draw = 0; draw < (one.IsDouble ? 1 : Draws); draw++)
            {
                Dictionary<string, Tensor> expected = Run(exact, one, Execution.Reference, draw);
                Dictionary<string, double> own = RelativeErrors.Of(Run(tested, one, Execution.Reference, draw), expected);
                foreach ((string name, double error) in RelativeErrors.Of(Run(tested, one, Execution.Fused, draw), expected))
                {
                    (double fused, double reference) = errors.GetValueOrDefault(name);
                    errors[name] = (Math.Max(fused, error), Math.Max(reference, own[name]));
                }
            }

            Assert.All(errors, error =>
            {
                double limit = one.IsDouble ? 1e-12 : Math.Min(1e-5, Math.Max(3 * error.Value.Own, Roundings));
                Assert.True(error.Value.Fused <= limit, string.Create(CultureInfo.InvariantCulture,
                    $"{error.Key} differs by {error.Value.Fused:E2}, more than {limit:E2}; the reference's own error is {error.Value.Own:E2}; {one} of\n{one.Model.Source}"));
            });
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
        new(_models.Value.GetType(one.Model.Name)!, one.Model is { IsModulated: true, External: true }, type);

    /// <summary>What the network is driven with: so little that what it learns leaves its recurrent gain below 1.</summary>
    private static double Quiet(FusedCase one) =>
        (one.Model.Activation is "Linear" or "Relu" ? 0.1 : 0.3) / Math.Sqrt(Math.Max(1, one.Model.Size / 10.0));

    /// <summary>Few steps where the rule itself has a gain above 1: Offset adds the same weight between all neurons.</summary>
    private static long Steps(FusedCase one) => one.Model is { Rule: "Offset", Size: > 7 } ? 3 : 12;

    private static Dictionary<string, Tensor> Run(LoadedNetwork network, FusedCase one, Execution execution, int draw)
    {
        manual_seed(draw);
        long steps = Steps(one);
        var type = network.Module.parameters().First().dtype;
        Tensor Draw(params long[] shape) => (Quiet(one) * randn(shape, float32)).to(type);
        network.Module.Execution = execution;
        network.Module.zero_grad();
        NetworkState start = network.InitialState(Batch);
        for (int i = 0; i < start.Parts.Length; i++) start.Parts[i] = 0.1 * Draw(start.Parts[i].shape);
        Tensor[] inputs = [.. network.Inputs.Select(input => Draw(steps, Batch, input.Size).requires_grad_())];
        Tensor reset = zeros(steps, Batch);
        reset[2, 1] = 1;
        (NetworkOutput outputs, NetworkState end, _) = network.Unroll(inputs, start, 0, network.IsExternal ? Draw(steps, Batch, 1) : null, reset);
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
