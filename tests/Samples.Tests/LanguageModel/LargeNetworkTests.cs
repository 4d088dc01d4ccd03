using Backpropamine.Samples.LanguageModel.Networks;
using Backpropamine.Samples.LanguageModel.Training;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.LanguageModel;

public class LargeNetworkTests
{
    private const int Types = 11;
    private const int Embedding = 5;
    private const int Hidden = 7;
    private static readonly DropoutRates _rates = new(Words: 0.1, Input: 0.4, Hidden: 0.25, Output: 0.5);

    public static TheoryData<string> Kinds => [.. LargeKind.All.Select(kind => kind.Name)];

    [Theory]
    [InlineData("lstm", 1150, 24_221_600)]
    [InlineData("simple", 1149, 24_198_893)]
    public void A_network_trains_as_many_values_as_the_published_one(string name, int hidden, long values)
    {
        var kind = LargeKind.Of(name);
        Assert.Equal(values, kind.Parameters(10_000, 400, hidden));
        Assert.Equal(hidden, kind.Matched(LargeKind.Of("lstm"), 10_000, 400, 1150));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_number_of_values_is_as_computed(string name)
    {
        using var model = Model(name);
        Assert.Equal(LargeKind.Of(name).Parameters(Types, Embedding, Hidden), model.TrainedValues);
    }

    [Fact]
    public void A_mask_has_zeros_and_what_makes_up_for_them()
    {
        using var scope = NewDisposeScope();
        using var model = new LargeNetwork(LargeKind.Of("lstm"), 4_000, 300, 500, CPU);
        var masks = Draw(_rates, model, lanes: 2);
        Check(masks.Words!, 0.1, 4_000);
        Check(masks.Input!, 0.4, 1, 2, 300);
        Assert.Equal(2, masks.Hidden.Count);
        foreach (var mask in masks.Hidden)
            Check(mask!, 0.25, 1, 2, 500);
        Check(masks.Output!, 0.5, 1, 2, 300);
        // Each lane and each layer has a mask of its own.
        Assert.NotEqual(masks.Input![0, 0].data<float>().ToArray(), masks.Input[0, 1].data<float>().ToArray());
        Assert.NotEqual(masks.Hidden[0]!.data<float>().ToArray(), masks.Hidden[1]!.data<float>().ToArray());

        static void Check(Tensor mask, double rate, params long[] shape)
        {
            Assert.Equal(shape, mask.shape);
            var values = mask.data<float>().ToArray();
            Assert.All(values, value => Assert.True(value == 0 || value == (float)(1 / (1 - rate))));
            // Five standard deviations.
            var margin = 5 * Math.Sqrt(rate * (1 - rate) / values.Length);
            Assert.InRange(values.Count(value => value == 0) / (double)values.Length, rate - margin, rate + margin);
        }
    }

    [Fact]
    public void What_a_lane_drops_does_not_depend_on_the_other_lanes()
    {
        using var scope = NewDisposeScope();
        using var model = Model("lstm");
        var (all, draws) = (Draw(_rates, model, lanes: 4), new LaneStreams(1, StreamPurpose.Environment, 4));
        var last = DropoutMasks.Draw(_rates, model, 1, new OwnLanes(draws, 3), new LaneStreams(1, StreamPurpose.Words, 1), CPU);
        Assert.Equal(all.Hidden[1]![0, 3].data<float>().ToArray(), last.Hidden[1]![0, 0].data<float>().ToArray());
        Assert.Equal(all.Words!.data<float>().ToArray(), last.Words!.data<float>().ToArray());
    }

    [Fact]
    public void Nothing_is_dropped_at_rate_0()
    {
        using var model = Model("lstm");
        var masks = Draw(new DropoutRates(0, 0, 0, 0), model, lanes: 2);
        Assert.Null(masks.Words);
        Assert.All([masks.Input, .. masks.Hidden, masks.Output], Assert.Null);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_dropped_word_is_so_wherever_it_stands_and_the_read_out_keeps_it(string name)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var model = Model(name);
        using var twin = Model(name);
        var factors = tensor(new float[] { 1, 2, 0, 1.5f, 1, 0, 1, 1, 3, 1, 1 });
        var weights = twin.get_parameter("encoder.weight")!;
        weights.mul_(factors.unsqueeze(-1));
        var (actual, expected) = (Read(model, DropoutMasks.None with { Words = factors }), Read(twin, DropoutMasks.None));
        Near(expected.Top, actual.Top);
        Near(nn.functional.linear(actual.Top, model.get_parameter("encoder.weight")!, model.get_parameter("decoder_bias")!), actual.Logits);
    }

    [Fact]
    public void All_steps_of_a_lane_drop_the_same_of_their_embeddings()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var model = Model("simple");
        using var twin = Model("simple");
        twin.get_parameter("encoder.weight")!.narrow(1, 3, 1).zero_();
        var mask = ones(1, 3, Embedding);
        mask[0, 1, 3] = 0;
        var actual = Read(model, DropoutMasks.None with { Input = mask }).Top;
        OnlyLane1(Read(model, DropoutMasks.None).Top, Read(twin, DropoutMasks.None).Top, actual);
    }

    [Theory]
    [InlineData(0, "middle")]
    [InlineData(1, "upper")]
    public void All_steps_of_a_lane_drop_the_same_neurons_between_two_layers(int between, string above)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var model = Model("simple");
        using var twin = Model("simple");
        twin.get_parameter($"{above}.hidden.weight_ih")!.narrow(1, 2, 1).zero_();
        var mask = ones(1, 3, Hidden);
        mask[0, 1, 2] = 0;
        var actual = Read(model, DropoutMasks.None with { Hidden = between == 0 ? [mask, null] : [null, mask] }).Top;
        OnlyLane1(Read(model, DropoutMasks.None).Top, Read(twin, DropoutMasks.None).Top, actual);
    }

    [Fact]
    public void The_read_out_reads_what_is_left_of_the_last_layer()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var model = Model("simple");
        var mask = Draw(_rates, model, lanes: 3).Output!;
        var reading = Read(model, DropoutMasks.None with { Output = mask });
        Near(Read(model, DropoutMasks.None).Top, reading.Top);
        for (var step = 0; step < 6; step++)
            Near(reading.Top[step] * mask[0], reading.Dropped[step]);
        Near(nn.functional.linear(reading.Dropped, model.get_parameter("encoder.weight")!, model.get_parameter("decoder_bias")!), reading.Logits);
    }

    [Fact]
    public void An_evaluation_drops_nothing()
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var model = Model("retroactive");
        model.train();
        int[] text = [1, 2, 3, 4, 5, 6, 7, 8];
        var nats = Evaluation.Of(model, text, 0, 1, Plasticity.On, CPU).Nats;
        var reading = model.Read(tensor(new long[] { 0, 1, 2, 3, 4, 5, 6, 7 }, [8, 1]), model.InitialState(1), DropoutMasks.None);
        var expected = nn.functional.cross_entropy(reading.Logits.flatten(0, 1), tensor(Array.ConvertAll(text, id => (long)id)), reduction: nn.Reduction.None);
        Assert.All(nats.Zip(expected.data<float>().ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
        Assert.True(model.training);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_gradient_of_alpha_may_be_divided_by_the_neurons(bool divides)
    {
        using var scope = NewDisposeScope();
        using var model = Model("simple");
        Read(model, DropoutMasks.None).Logits.square().sum().backward();
        var before = model.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter.grad!.clone());
        model.AdjustGradients(divides);
        foreach (var (name, parameter) in model.named_parameters())
        {
            var expected = before[name];
            if (name.EndsWith(".alpha", StringComparison.Ordinal) && divides)
                expected = expected / Hidden;
            if (name.EndsWith(".bias_hh", StringComparison.Ordinal))
            {
                var neurons = expected.shape[0] / 4;
                expected.narrow(0, 2 * neurons, neurons).zero_();
            }
            Assert.True(expected.allclose(parameter.grad!, rtol: 1e-6, atol: 0), name);
            Assert.True(parameter.grad!.abs().sum().item<float>() > 0, name);
        }
    }

    private static LargeNetwork Model(string name)
    {
        manual_seed(3);
        var model = new LargeNetwork(LargeKind.Of(name), Types, Embedding, Hidden, CPU);
        // Larger than usual, so that plasticity shows.
        model.Start(weights: 0.5, alpha: 0.5, eta: 0.3, fanOut: 0.5);
        return model;
    }

    private static DropoutMasks Draw(DropoutRates rates, LargeNetwork model, int lanes) =>
        DropoutMasks.Draw(rates, model, lanes, new LaneStreams(1, StreamPurpose.Environment, lanes), new LaneStreams(1, StreamPurpose.Words, 1), CPU);

    private static LargeReading Read(LargeNetwork model, DropoutMasks masks) =>
        model.Read((arange(18, int64) * 5 % Types).view(6, 3), model.InitialState(3), masks);

    private static void OnlyLane1(Tensor whole, Tensor dropped, Tensor actual)
    {
        Near(whole.select(1, 0), actual.select(1, 0));
        Near(dropped.select(1, 1), actual.select(1, 1));
        Near(whole.select(1, 2), actual.select(1, 2));
        Assert.True((whole - dropped).abs().max().item<float>() > 1e-3);
    }

    private static void Near(Tensor expected, Tensor actual) => Assert.InRange((expected - actual).abs().max().item<float>(), 0, 1e-5f);
}
