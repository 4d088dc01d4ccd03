using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Xunit.Sdk;

namespace Backpropamine.Generator.Tests.Harness;

/// <summary>The harness must catch what it is there to catch.</summary>
public class GeneratorHarnessTests
{
    private const string Model = "[Network] internal sealed partial class Model;";

    [Fact]
    public void A_good_generator_passes()
    {
        GeneratorRun run = Harness(type => type.Name, value => $"partial class {value} {{ internal const double Half = 0.5; }}").Run(Model);
        Assert.Contains("Half = 0.5", run.Source, StringComparison.Ordinal);
        Assert.NotNull(run.Load().GetType("Model"));
    }

    [Fact]
    public void A_symbol_that_is_kept_is_found() =>
        AssertCaught("Step Toy keeps value.Symbol", type => new Holder(type.Name, type), Empty);

    [Fact]
    public void A_location_deep_inside_is_found() =>
        AssertCaught("Step Toy keeps value.Symbol", type => new Holder(type.Name, new List<object> { Tuple.Create(1, type.Locations[0]) }), Empty);

    [Fact]
    public void A_value_without_equality_is_found() =>
        AssertCaught("Modified in a second run", type => new object(), Empty);

    [Fact]
    public void Text_that_follows_the_culture_is_found() =>
        AssertCaught("Dictionaries differ", type => type.Name, value => $"partial class {value} {{ internal const double Half = {0.5}; }}");

    [Fact]
    public void A_warning_in_generated_text_is_found() =>
        AssertCaught("CS1591", type => type.Name, value => "public class Undocumented;");

    [Fact]
    public void A_warning_in_the_users_text_is_found() =>
        Assert.Contains("CS0169", Catch(type => type.Name, Empty, Model + "internal sealed class Other { private int _unused; }"), StringComparison.Ordinal);

    [Fact]
    public void A_crash_is_found() =>
        AssertCaught("boom", type => type.Name, _ => throw new InvalidOperationException("boom"));

    private static string Empty(object value) => "";

    private static GeneratorHarness Harness(Func<INamedTypeSymbol, object> transform, Func<object, string> emit) =>
        new(() => new ToyGenerator(transform, emit), [ToyGenerator.Step]);

    private static void AssertCaught(string expected, Func<INamedTypeSymbol, object> transform, Func<object, string> emit) =>
        Assert.Contains(expected, Catch(transform, emit, Model), StringComparison.Ordinal);

    private static string Catch(Func<INamedTypeSymbol, object> transform, Func<object, string> emit, string source) =>
        Assert.ThrowsAny<XunitException>(() => Harness(transform, emit).Run(source)).Message;

    private sealed record Holder(string Name, object Symbol)
    {
        public bool Equals(Holder? other) => other?.Name == Name;

        public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
    }
}
