using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Robustness;

/// <summary>Declarations that are legal but unusual, or that the compiler refuses by itself: the generator must not crash on any.</summary>
public class DeclarationTests
{
    private const string Rule = "{ public static float Drive(float pre, float post) => pre * post; }";

    [Theory]
    [InlineData("public readonly partial struct Mine : IPlasticityRule " + Rule + " public readonly partial struct Mine : System.IDisposable { public void Dispose() { } }")]
    [InlineData("public class Outer<T> { public readonly struct Mine : IPlasticityRule " + Rule + " }")]
    [InlineData("file readonly struct Mine : IPlasticityRule " + Rule)]
    [InlineData("public class Outer { private readonly struct Mine : IPlasticityRule " + Rule + " }")]
    [InlineData("public readonly struct Mine<T> : IPlasticityRule " + Rule)]
    [InlineData("public readonly struct Mine : IPlasticityRule " + Rule + " public readonly struct MINE : IPlasticityRule " + Rule)]
    [InlineData("namespace @event { public readonly record struct @struct : IPlasticityRule " + Rule + " }")]
    public void Rules_of_every_kind_compile(string source) => GeneratorHarness.Plastic.Run(source);

    [Theory]
    [InlineData("#nullable disable\n[Network] public partial class Net { MEMBERS }")]
    [InlineData("using Root = Backpropamine.NetworkAttribute;\n[Root] public partial class Net { MEMBERS }")]
    [InlineData("[global::Backpropamine.NetworkAttribute()] public abstract partial class Net { MEMBERS }")]
    [InlineData("[Network] public partial class Net : System.IComparable { MEMBERS public int CompareTo(object? other) => 0; }")]
    [InlineData("[Network] public partial class Net { MEMBERS public Net(int seed) : this() => Seed = seed; public int Seed { get; } }")]
    [InlineData("[Network] public partial class Net { MEMBERS static Net() { } public override string ToString() => \"net\"; }")]
    [InlineData("public partial class Base { [Network] protected partial class Net { MEMBERS } } public partial class Derived : Base { [Network] protected new partial class Net { MEMBERS } }")]
    [InlineData("[Network] public partial class Net { MEMBERS } [Network] public partial class NET { MEMBERS }")]
    [InlineData("namespace A { [Network] public partial class Net { MEMBERS } } namespace a { [Network] public partial class Net { MEMBERS } }")]
    [InlineData("namespace A { [Network] public partial class Net { MEMBERS } } namespace B { [Network] public partial class Net { MEMBERS } }")]
    public async Task Networks_of_every_kind_compile(string source)
    {
        source = source.Replace("MEMBERS", "[Input(4)] public partial Signal Senses { get; } [Recurrent(5)] public partial Layer Hidden { get; } [Readout(2)] public partial Layer Policy { get; }", StringComparison.Ordinal);
        GeneratorHarness.Plastic.Run(source);
        Assert.Empty(await RuleTester.ReportAsync(source));
    }

    [Fact]
    public void A_rule_private_to_the_network_is_read() =>
        Assert.Contains("yⱼ·yⱼ", GeneratorHarness.Plastic.Run("""
            [Plastic<Mine>]
            public sealed partial class Net
            {
                [Input(4)] public partial Signal Senses { get; }
                [Recurrent(5)] public partial Layer Hidden { get; }
                [Readout(2)] public partial Layer Policy { get; }

                private readonly struct Mine : IPlasticityRule { public static float Drive(float pre, float post) => pre * post * post; }
            }
            """).Source, StringComparison.Ordinal);

    [Theory]
    [InlineData("[Plastic, Plastic, Network] public partial class Net { [Input(1)] public partial Signal A { get; } [Readout(1)] public partial Layer B { get; } }")]
    [InlineData("[Network] public partial class Net { [Input(1)] public partial Signal A { get; } [Input(2)] public partial Signal A { get; } [Readout(1)] public partial Layer A { get; } }")]
    [InlineData("[Network] public partial class Net { [Input(1), Input(2)] public partial Signal A { get; } [Readout] public partial Layer B { get; } }")]
    [InlineData("[Network] public partial class Net { [Input(\"x\")] public partial Signal A { get; } [Readout(From = null, FromAll = null)] public partial Layer B { get; } }")]
    [InlineData("[Network] public partial class Net { [Input(1)] public partial Signal A { get; } [Readout(1, FromAll = new string[] { null, \"\" })] public partial Layer B { get; } }")]
    [InlineData("[Network] public partial class Net { [Input(1)] public partial Signal this[int i] { get; } [Readout(1)] public partial Layer B() ; }")]
    [InlineData("[Network] public partial class Net { [Input(1)] public partial Missing A { get; } [Readout(1)] public Layer B; }")]
    [InlineData("[Network] public partial class Net : Missing { [Input(1)] public partial Signal A { get; } [Readout(1)] public partial Layer B { get; } }")]
    [InlineData("[Network] public partial class Net { [Input(1)] public partial Signal A { get; } [Readout(1)] public partial Layer B { get; } } [Network] public partial class Net;")]
    [InlineData("[Network] public partial struct Net { [Input(1)] public partial Signal A { get; } [Readout(1)] public partial Layer B { get; } }")]
    [InlineData("[Plastic<int>] public partial class Net { [Input(1)] public partial Signal A { get; } [Recurrent(1)] public partial Layer B { get; } [Readout(1)] public partial Layer C { get; } }")]
    [InlineData("[Plastic<Missing>] public partial class Net { [Input(1)] public partial Signal A { get; } [Recurrent(1)] public partial Layer B { get; } [Readout(1)] public partial Layer C { get; } }")]
    [InlineData("[Plastic<>] public partial class Net { [Input(1)] public partial Signal A { get; } [Recurrent(1)] public partial Layer B { get; } [Readout(1)] public partial Layer C { get; } }")]
    [InlineData("[Plastic(Bound = (Bound)9, Alpha = (Grain)9, Eta = (Grain)9), Neuromodulated((Modulation)9, FanOut = (FanOut)9)] public partial class Net { [Input(1)] public partial Signal A { get; } [Recurrent(1, Weights = (Initial)9, Activation = (Activation)9, Input = (InputMode)9)] public partial Layer B { get; } [Readout(1)] public partial Layer C { get; } }")]
    [InlineData("public readonly struct R : IPlasticityRule { public static float Drive(float pre) => Drive(pre); public static float Drive() => ; public float Commit { get; } }")]
    [InlineData("public readonly struct R : IPlasticityRule { public static float Drive(float pre) => 1e999f * pre / 0; }")]
    public async Task Nonsense_does_not_crash(string source)
    {
        GeneratorRun run = GeneratorHarness.Plastic.RunWithErrors(source);
        Assert.DoesNotContain(run.Output.GetDiagnostics(), diagnostic => diagnostic.Id == "CS8785");
        IReadOnlyList<Diagnostic> found = await RuleTester.ReportAsync(source);
        Assert.NotEmpty(found);
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id.StartsWith("BPA09", StringComparison.Ordinal));
    }
}
