using Backpropamine.Generator.Tests.Models;
using Backpropamine.Generator.Tests.Support;

namespace Backpropamine.Generator.Tests.Robustness;

/// <summary>Half-typed code must not crash the generator or an analyzer: every text that typing passes through is run.</summary>
public class PrefixTests
{
    private const string Rich = """
        [Plastic<Oja>(Bound = Bound.Hard, Limit = 0.5, Alpha = Grain.PerNeuron, EtaValue = -1e3)]
        [Neuromodulated(Retroactive, From = nameof(Hidden), At = Tap.Before, FanOut = FanOut.PerNeuron)]
        [Horizon(Steps = 200, Lanes = 30, Budget = 0.5)]
        public sealed partial class Rich
        {
            [Input(8)] public partial Signal Senses { get; }
            [Input] public partial Signal Label { get; }
            [Dense(6, From = nameof(Senses), Bias = false)] public partial Layer Seen { get; }
            [Recurrent(5, FromAll = new[] { nameof(Seen), "Senses" }, Input = InputMode.Linear), Inject(nameof(Label), Gain = 1000)] public partial Layer Hidden { get; }
            [Readout(2, Activation = (Activation)17)] public partial Layer Policy { get; }
        }
        """;

    [Fact]
    public Task Prefixes_of_a_model_survive() => AssertModelSurvives(stride: 5);

    [Fact]
    [Trait("Category", "Long")]
    public Task Every_prefix_of_a_model_survives() => AssertModelSurvives(stride: 1);

    [Fact]
    public Task Prefixes_of_the_attributes_of_a_whole_class_survive() => AssertAttributesSurvive(stride: 3);

    [Fact]
    [Trait("Category", "Long")]
    public Task Every_prefix_of_the_attributes_of_a_whole_class_survives() => AssertAttributesSurvive(stride: 1);

    [Theory]
    [InlineData("own_rule", 7)]
    [InlineData("own_rule_with_choices", 17)]
    [InlineData("own_rule_learned", 17)]
    [InlineData("own_rule_with_states", 17)]
    public Task Prefixes_of_a_rule_survive(string name, int stride) => AssertRuleSurvives(name, stride);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("own_rule")]
    [InlineData("own_rule_with_choices")]
    [InlineData("own_rule_learned")]
    [InlineData("own_rule_with_states")]
    public Task Every_prefix_of_a_rule_survives(string name) => AssertRuleSurvives(name, stride: 1);

    private static async Task AssertModelSurvives(int stride)
    {
        for (int length = 0; length <= Rich.Length; length += stride) await AssertSurvives(Rich[..length]);
    }

    private static async Task AssertAttributesSurvive(int stride)
    {
        int attributes = Rich.IndexOf("public sealed", StringComparison.Ordinal);
        for (int length = 0; length <= attributes; length += stride) await AssertSurvives(Rich[..length] + Rich[attributes..]);
    }

    private static async Task AssertRuleSurvives(string name, int stride)
    {
        string source = TestModels.All[name];
        int rule = source.IndexOf("public readonly struct", StringComparison.Ordinal);
        for (int length = rule; length <= source.Length; length += stride) await AssertSurvives(source[..length]);
    }

    private static async Task AssertSurvives(string source)
    {
        GeneratorRun run = GeneratorHarness.Plastic.Start(NetworkCompilation.Of(source));
        Assert.True(run.Result.Exception is null, $"{run.Result.Exception}\nin\n{source}");
        Assert.DoesNotContain(await RuleTester.ReportAsync(run), diagnostic => diagnostic.Id.StartsWith("BPA09", StringComparison.Ordinal));
    }
}
