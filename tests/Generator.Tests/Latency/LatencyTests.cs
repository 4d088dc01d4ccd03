using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Backpropamine.Generator.Tests.Latency;

/// <summary>What the generator costs a build, and each keystroke.</summary>
/// <param name="output">Where the figures go.</param>
[Collection(nameof(LatencyTests))]
public class LatencyTests(ITestOutputHelper output)
{
    private const int Networks = 50;
    private const int MillisecondsCold = 100;
    private const int MillisecondsWarm = 5;

    /// <summary>Enough for the compiler to have compiled the generator; the fastest one counts.</summary>
    private const int Edits = 100;

    /// <summary>How many times over budget fails the test: other tests share the machine.</summary>
    private const int Slack = 10;

    [Fact]
    public void Fifty_networks_cold_and_one_edit_warm()
    {
        string[] sources = [.. Enumerable.Range(0, Networks).Select(Network)];
        CSharpCompilation compilation = NetworkCompilation.Of(sources);
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Id.StartsWith("CS1", StringComparison.Ordinal) && diagnostic.Severity == DiagnosticSeverity.Error);
        GeneratorHarness.Plastic.Start(NetworkCompilation.Of(Network(Networks)));

        GeneratorDriver driver = GeneratorHarness.Plastic.Driver().RunGenerators(compilation);
        double cold = Milliseconds(driver);
        Assert.Equal(Networks + 1, driver.GetRunResult().GeneratedTrees.Length);

        double warm = double.MaxValue;
        for (int edit = 1; edit <= Edits; edit++)
        {
            SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == NetworkCompilation.PathOf(7));
            compilation = compilation.ReplaceSyntaxTree(tree, NetworkCompilation.Tree(sources[7].Replace("(48)", $"({48 + edit})", StringComparison.Ordinal), tree.FilePath));
            compilation.GetDiagnostics();
            driver = driver.RunGenerators(compilation);
            warm = Math.Min(warm, Milliseconds(driver));
        }

        output.WriteLine($"{Networks} networks cold: {cold:0.0} ms of {MillisecondsCold}; one edit warm: {warm:0.0} ms of {MillisecondsWarm}");
        Assert.InRange(cold, 0, MillisecondsCold * Slack);
        Assert.InRange(warm, 0, MillisecondsWarm * Slack);
    }

    private static double Milliseconds(GeneratorDriver driver) => driver.GetTimingInfo().ElapsedTime.TotalMilliseconds;

    private static string Network(int index) =>
        $$"""
        [Plastic]
        [Neuromodulated(Retroactive)]
        public sealed partial class Network{{index}}
        {
            [Input(14)]     public partial Signal Senses { get; }
            [Recurrent(48)] public partial Layer  Hidden { get; }
            [Readout(2)]    public partial Layer  Policy { get; }
            [Readout(1)]    public partial Layer  Value  { get; }
        }
        """;
}
