using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour.Steering;

/// <summary>Drawn ways to steer commits, compiled in one batch: against plain loops, and against central differences.</summary>
[Collection(nameof(DrawsCollection))]
public class SteeredModelTests
{
    private const long Batch = 2;
    private const long Steps = 9;

    private static readonly ModelsInParts _models = new(SteeredModel.Rules, [.. SteeredModel.All.Select(model => model.Source)]);

    public static TheoryData<int> Numbers => _models.Few;

    public static TheoryData<int> MoreNumbers => _models.More;

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Equals_the_equations_in_plain_loops(int number) => CheckLoops(number);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(MoreNumbers))]
    public void Equals_the_equations_in_plain_loops_in_more_cases(int number) => CheckLoops(number);

    private static void CheckLoops(int number)
    {
        using var scope = NewDisposeScope();
        (SteeredModel model, LoadedNetwork network, Tensor[] inputs, Tensor reset, Tensor? modulation) = Make(number);
        (NetworkOutput outputs, NetworkState end, _) = network.Unroll(inputs, network.InitialState(Batch), 0, modulation, reset);
        for (long lane = 0; lane < Batch; lane++)
        {
            var loops = new SteeredLoops(model, name => network.Module.get_parameter(name) is { } found ? Values(found) : null);
            for (long t = 0; t < Steps; t++)
            {
                if (reset[t, lane].item<double>() != 0) loops.Reset();
                var expected = loops.Step(Values(inputs[0][t, lane]), inputs[1][t, lane, 0].item<double>(), modulation?[t, lane, 0].item<double>() ?? 0);
                foreach ((string name, Tensor actual) in LoadedNetwork.Named(outputs)) AssertClose(expected[name], actual[t, lane], $"{name} at {t}");
            }

            AssertClose([.. loops.Hebb.Cast<double>()], end.Parts[end.Names.ToList().IndexOf("hidden.hebb")][lane], "Hebb");
            if (end.Names.ToList().IndexOf("hidden.eligibility") is var part and >= 0) AssertClose([.. loops.Eligibility.Cast<double>()], end.Parts[part][lane], "E");
        }

        void AssertClose(double[] expected, Tensor actual, string what)
        {
            Assert.Equal(expected.Length, actual.numel());
            Assert.All(expected.Zip(Values(actual)), pair => Assert.True(Math.Abs(pair.First - pair.Second) < 1e-11, $"{what}: {pair.Second} for {pair.First} in\n{model.Source}"));
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Gradients_equal_central_differences(int number) => CheckDifferences(number);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(MoreNumbers))]
    public void Gradients_equal_central_differences_in_more_cases(int number) => CheckDifferences(number);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Kernels_give_the_same_and_the_same_gradients(int number) => CheckKernels(number);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(MoreNumbers))]
    public void Kernels_give_the_same_and_the_same_gradients_in_more_cases(int number) => CheckKernels(number);

    private static void CheckKernels(int number)
    {
        using var scope = NewDisposeScope();
        (SteeredModel model, LoadedNetwork network, Tensor[] inputs, Tensor reset, Tensor? modulation) = Make(number);
        (Tensor[] plain, Tensor[] fused) = (Run(Execution.Reference), Run(Execution.Fused));
        Assert.Equal(plain.Length, fused.Length);
        Assert.All(plain.Zip(fused), pair => Assert.True(pair.Second.allclose(pair.First, 1e-7, 1e-10), $"{(pair.Second - pair.First).abs().max().item<double>()} too much in\n{model.Source}"));

        Tensor[] Run(Execution execution)
        {
            network.Module.Execution = execution;
            network.Module.zero_grad();
            Tensor[] leaves = [.. inputs.Select(input => input.detach().clone().requires_grad_())];
            (NetworkOutput outputs, NetworkState end, _) = network.Unroll(leaves, network.InitialState(Batch), 0, modulation, reset);
            Tensor[] all = [.. LoadedNetwork.Tensors(outputs).Concat(end.Parts)];
            all.Select(tensor => (tensor + 0.5 * tensor * tensor).sum()).Aggregate((sum, term) => sum + term).backward();
            return [.. all.Concat(leaves.Concat(network.Module.parameters()).Select(leaf => leaf.grad?.clone() ?? zeros_like(leaf)))];
        }
    }

    private static void CheckDifferences(int number)
    {
        const double step = 1e-6;
        using var scope = NewDisposeScope();
        (SteeredModel model, LoadedNetwork network, Tensor[] inputs, Tensor reset, Tensor? modulation) = Make(number);
        Tensor reward = inputs[1].requires_grad_();
        Tensor loss = Loss();
        loss.backward();
        double rounding = 1e-15 * Math.Abs(loss.item<double>()) / step;
        using var plain = no_grad();
        foreach ((string name, Tensor leaf) in network.Module.named_parameters().Select(one => (one.name, (Tensor)one.parameter)).Append(("reward", reward)))
        {
            // The reward of a step without one stays without: there an event would begin.
            long place = leaf.Equals(reward) ? 3 : number % leaf.numel();
            double gradient = leaf.grad?.view(-1)[place].item<double>() ?? 0;
            Tensor entry = leaf.view(-1)[place];
            double Moved(double by)
            {
                entry.add_(by);
                return Loss().item<double>();
            }

            double difference = (Moved(step) - Moved(-2 * step)) / (2 * step);
            entry.add_(step);
            Assert.True(Math.Abs(gradient - difference) < rounding + 1e-6 * (1 + Math.Abs(difference)), $"{name}[{place}]: {gradient} for {difference} in\n{model.Source}");
        }

        Tensor Loss()
        {
            (NetworkOutput outputs, NetworkState end, _) = network.Unroll(inputs, network.InitialState(Batch), 0, modulation, reset);
            return LoadedNetwork.Tensors(outputs).Concat(end.Parts).Select(tensor => (tensor + 0.5 * tensor * tensor).sum()).Aggregate((sum, term) => sum + term);
        }
    }

    private static (SteeredModel Model, LoadedNetwork Network, Tensor[] Inputs, Tensor Reset, Tensor? Modulation) Make(int number)
    {
        SteeredModel model = SteeredModel.All[number];
        manual_seed(number);
        var network = new LoadedNetwork(_models.Class(number, model.Name), model is { IsModulated: true, External: true }, float64);
        using (no_grad())
        {
            foreach ((_, var parameter) in network.Module.named_parameters()) parameter.copy_(randn(parameter.shape, float64) * 0.5);
        }

        Tensor reward = randn(Steps, Batch, 1, float64);
        foreach (long t in new long[] { 0, 2, 3, 6 }) reward[t, t % Batch, 0] = 0;
        Tensor reset = zeros(Steps, Batch, float64);
        reset[4, 1] = 1;
        return (model, network, [randn(Steps, Batch, 4, float64), reward], reset, network.IsExternal ? randn(Steps, Batch, 1, float64) : null);
    }

    private static double[] Values(Tensor tensor) => tensor.detach().contiguous().data<double>().ToArray();
}
