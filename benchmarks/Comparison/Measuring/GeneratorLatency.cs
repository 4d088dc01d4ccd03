using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>What the generator costs a build, and each keystroke: milliseconds, the least of many runs.</summary>
/// <param name="Networks">How many networks there are.</param>
/// <param name="Cold">A run over all of them by a driver that has not run yet.</param>
/// <param name="Warm">A run after an edit of one of them.</param>
internal sealed record GeneratorLatency(int Networks, double Cold, double Warm)
{
    private const string Usings = "global using Backpropamine; global using static Backpropamine.Modulation;";
    private const int Edited = 0;

    /// <summary>Measures.</summary>
    /// <param name="networks">How many networks there are, each in a file of its own.</param>
    /// <param name="builds">Runs that begin anew.</param>
    /// <param name="edits">Edits in each of them.</param>
    public static GeneratorLatency Measure(int networks, int builds, int edits)
    {
        var (cold, warm) = (double.MaxValue, double.MaxValue);
        WarmUp();
        for (var build = 0; build < builds; build++)
        {
            var compilation = Compilation(networks);
            var driver = Start(compilation);
            cold = Math.Min(cold, Milliseconds(driver));
            for (var edit = 1; edit <= edits; edit++)
            {
                var tree = compilation.SyntaxTrees[Edited];
                compilation = compilation.ReplaceSyntaxTree(tree, Tree(Network(Edited, neurons: 48 + edit), tree.FilePath));
                compilation.GetDiagnostics();
                driver = driver.RunGenerators(compilation);
                warm = Math.Min(warm, Milliseconds(driver));
            }
        }

        return new GeneratorLatency(networks, cold, warm);
    }

    // The generator is compiled for good; and what it writes must compile, or it would have been faster than it is.
    private static void WarmUp()
    {
        CSharpGeneratorDriver.Create(LoadedGenerator.NewGenerator()).RunGeneratorsAndUpdateCompilation(Compilation(1), out var compilation, out _);
        if (compilation.GetDiagnostics().FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new BenchException($"the networks do not compile: {error}");
    }

    private static GeneratorDriver Start(Compilation compilation) => CSharpGeneratorDriver.Create(LoadedGenerator.NewGenerator()).RunGenerators(compilation);

    private static double Milliseconds(GeneratorDriver driver) => driver.GetTimingInfo().ElapsedTime.TotalMilliseconds;

    // The compiler binds everything once before the generator is timed, as an editor has.
    private static CSharpCompilation Compilation(int networks)
    {
        var compilation = CSharpCompilation.Create(
            "Networks",
            [.. Enumerable.Range(0, networks).Select(i => Tree(Network(i, neurons: 48), $"/Network{i}.cs")), Tree(Usings, "/Usings.cs")],
            LoadedGenerator.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        compilation.GetDiagnostics();
        return compilation;
    }

    private static SyntaxTree Tree(string text, string path) => CSharpSyntaxTree.ParseText(text, path: path);

    private static string Network(int index, int neurons) =>
        $$"""
        [Plastic]
        [Neuromodulated(Retroactive)]
        public sealed partial class Network{{index}}
        {
            [Input(14)]            public partial Signal Senses { get; }
            [Recurrent({{neurons}})] public partial Layer  Hidden { get; }
            [Readout(2)]           public partial Layer  Policy { get; }
            [Readout(1)]           public partial Layer  Value  { get; }
        }
        """;
}
