namespace Backpropamine.Generator.Tests.Behaviour.BuiltIn;

/// <summary>Every rule of the runtime against its equations in plain loops, against central differences, and the kernels'.</summary>
[Collection(nameof(DrawsCollection))]
public class BuiltInRuleTests
{
    private static readonly RuleCheck _check = new(
        PlainRule.All.Keys.Select(rule => (rule, $"Plastic<{rule}>(Bound = Bound.None, EtaLearned = false, EtaValue = 0.3f)", "Recurrent(5)")), PlainRule.All);

    public static TheoryData<string> Rules { get; } = [.. PlainRule.All.Keys];

    [Fact]
    public void Every_rule_of_the_runtime_is_here() => Assert.Equal(
        typeof(IPlasticityRule).Assembly.GetTypes().Where(type => type.IsValueType && type.IsAssignableTo(typeof(IPlasticityRule))).Select(type => type.Name).Order(StringComparer.Ordinal),
        PlainRule.All.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Equals_its_equations_in_plain_loops(string rule) => _check.EqualsPlainLoops(rule);

    [Theory]
    [MemberData(nameof(Rules))]
    public void Gradients_equal_central_differences_and_the_fused_ones(string rule) => _check.GradientsAreRight(rule);
}
