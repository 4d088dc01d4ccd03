using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.Learning;

public class ActionSamplerTests
{
    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void The_first_action_whose_cumulated_probability_exceeds_the_number(ScalarType type)
    {
        using var scope = NewDisposeScope();
        // p = ¼, ½, ¼ in every lane.
        var row = new[] { 0, Math.Log(2), 0 };
        var logits = tensor([.. row, .. row, .. row, .. row], [4, 3]).to(type);
        var actions = new int[4];
        ActionSampler.Sample(logits, new TableUniforms([0], [0.26], [0.74], [0.9999999999999999]), actions);
        Assert.Equal([0, 1, 1, 2], actions);
    }

    [Fact]
    public void Large_logits_do_not_overflow()
    {
        using var scope = NewDisposeScope();
        var actions = new int[1];
        ActionSampler.Sample(tensor(new[] { -1e30f, 1e30f }, [1, 2]), new TableUniforms([0.5]), actions);
        Assert.Equal(1, actions[0]);
    }
}
