using Backpropamine.Generator.Tests.Behaviour;
using Backpropamine.Generator.Tests.Models;
using Backpropamine.Generator.Tests.Support;

namespace Backpropamine.Generator.Tests.PyTorch;

/// <summary>The emitted Python, as it is read.</summary>
[Collection(nameof(DrawsCollection))]
public class PyTorchTextTests
{
    [Theory]
    [InlineData("simple")]
    [InlineData("retro_fanout")]
    [InlineData("own_rule")]
    [InlineData("two_plastic_layers")]
    [InlineData("add_two")]
    [InlineData("external")]
    [InlineData("plain")]
    [InlineData("names_of_locals")]
    [InlineData("emits_pytorch")]
    public async Task Text(string name) => await Support.Snapshots.VerifyAsync(new LoadedNetwork(Twin.Source(name)).PyTorch, name, "py");

    [Fact]
    public void Only_networks_that_ask_have_it() =>
        Assert.DoesNotContain("PyTorch", GeneratorHarness.Plastic.Run(TestModels.All["simple"]).Source, StringComparison.Ordinal);

    [Theory]
    [InlineData("None", "None_")]
    [InlineData("@nn", "nn_")]
    public void Names_that_mean_something_to_Python_are_changed(string declared, string written)
    {
        string python = new LoadedNetwork($$"""
            [Network(Emit = Target.PyTorch)]
            public partial class {{declared}}
            {
                [Input(2)]   public partial Signal Lambda { get; }
                [Readout(2)] public partial Layer  Yield { get; }
                [Readout(2)] public partial Layer  Train { get; }
            }
            """).PyTorch;
        Assert.Contains($"class {written}(nn.Module):", python, StringComparison.Ordinal);
        Assert.Contains("def forward(self, lambda_, state):", python, StringComparison.Ordinal);
        Assert.Contains("yield_ = F.linear(lambda_, self._modules[\"yield\"].weight, self._modules[\"yield\"].bias)", python, StringComparison.Ordinal);
        Assert.Contains("train = F.linear(lambda_, self._modules[\"train\"].weight, self._modules[\"train\"].bias)", python, StringComparison.Ordinal);
    }
}
