using Backpropamine.Generator.Tests.Behaviour;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Robustness;

/// <summary>Declarations that are legal but unusual, or that the compiler refuses by itself: the generator must not crash on any.</summary>
[Collection(nameof(DrawsCollection))]
public class DeclarationTests
{
    private const string Members = "[Input(4)] public partial Signal Senses { get; } [Recurrent(5)] public partial Layer Hidden { get; } [Readout(2)] public partial Layer Policy { get; }";
    private const string Network = "\n[Plastic<Mine>] public partial class Net { " + Members + " }";
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
    [InlineData("using Rule = Backpropamine.IPlasticityRule;\npublic readonly struct Mine : Rule " + Rule)]
    [InlineData("global using Rule = Backpropamine.IPlasticityRule;\npublic readonly struct Mine : Rule " + Rule)]
    [InlineData("public readonly struct Mine : global::Backpropamine.IPlasticityRule " + Rule)]
    [InlineData("public interface IOwn : IPlasticityRule; public readonly struct Mine : IOwn " + Rule)]
    [InlineData("public readonly partial struct Mine : IPlasticityRule; public readonly partial struct Mine " + Rule)]
    [InlineData("public readonly partial struct Mine " + Rule + " public readonly partial struct Mine : IPlasticityRule;")]
    [InlineData("public readonly record struct Mine : IPlasticityRule " + Rule)]
    public void A_rule_travels_with_its_assembly_however_it_names_the_interface(string source) =>
        Assert.Equal("Mine-rule.g.cs", Assert.Single(GeneratorHarness.Plastic.Run(source).Sources.Keys));

    [Theory]
    [InlineData("public readonly struct Mine " + Rule)]
    [InlineData("public record Mine : IPlasticityRule " + Rule)]
    [InlineData("public readonly struct Mine : IPlasticityRule { public static float Trace(float drive) => drive; }")]
    [InlineData("public interface IPlasticityRule; namespace Own { public readonly struct Mine : global::IPlasticityRule " + Rule + " }")]
    public void What_is_no_rule_leaves_nothing_in_the_assembly(string source) => Assert.Empty(GeneratorHarness.Plastic.RunWithErrors(source).Sources);

    [Theory]
    [InlineData("0.5f * pre * post - MathF.Tanh(hebb) / 3")]
    [InlineData("hebb > 0.25f ? (float)pre : 2 * MathF.Max(post, 0)")]
    public void A_rule_in_double_is_the_rule_in_float(string drive) =>
        Assert.Equal(InNumbers("float", drive), InNumbers("double", drive.Replace("MathF", "Math", StringComparison.Ordinal).Replace("(float)", "", StringComparison.Ordinal).Replace("5f", "5", StringComparison.Ordinal)));

    [Fact]
    public void A_rule_in_double_keeps_all_digits_of_its_numbers()
    {
        Assert.Contains(" = 0.1f;", InNumbers("float", "0.1f * pre * post - hebb"), StringComparison.Ordinal);
        Assert.Contains(" = 0.1;", InNumbers("double", "0.1 * pre * post - hebb"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_may_derive_from_an_abstract_network()
    {
        const string Source = "[Plastic] public abstract partial class Base { MEMBERS public abstract long Act(long batch); }\n"
            + "public sealed class Mine : Base { public override long Act(long batch) => forward(TorchSharp.torch.zeros(batch, 4), InitialState(batch)).Output.Policy.numel(); }";
        Type mine = GeneratorHarness.Plastic.Run(Source.Replace("MEMBERS", Members, StringComparison.Ordinal)).Load().GetType("Mine")!;
        using var net = (PlasticModule)Activator.CreateInstance(mine)!;
        Assert.Equal(6L, mine.GetMethod("Act")!.Invoke(net, [3L]));
        Assert.NotEmpty(net.parameters());
    }

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
        source = source.Replace("MEMBERS", Members, StringComparison.Ordinal);
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

    /// <summary>What is generated for a rule whose drive is written in float or double.</summary>
    private static string InNumbers(string number, string drive) => string.Join('\n', GeneratorHarness.Plastic.Run($$"""
        using System;
        public readonly struct Mine : IPlasticityRule
        {
            public static {{number}} Drive({{number}} pre, {{number}} post, {{number}} hebb, [Learned(Grain.Scalar)] {{number}} a) => a * Own(pre, post, hebb);
            private static {{number}} Own({{number}} pre, {{number}} post, {{number}} hebb) => {{drive}};
        }
        """ + Network).Sources.Values);
}
