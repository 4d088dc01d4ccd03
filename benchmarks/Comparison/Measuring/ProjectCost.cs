using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>What the generator and the analyzers cost a large project.</summary>
/// <param name="lines">The size of the project.</param>
/// <param name="hasNetwork">Whether it refers to the runtime and declares one network.</param>
internal sealed class ProjectCost(int lines, bool hasNetwork)
{
    private const string Network =
        """
        using Backpropamine;
        using static Backpropamine.Modulation;

        [Plastic]
        [Neuromodulated(Retroactive)]
        public sealed partial class Forager
        {
            [Input(14)]     public partial Signal Senses { get; }
            [Recurrent(48)] public partial Layer  Hidden { get; }
            [Readout(2)]    public partial Layer  Policy { get; }
        }
        """;

    private readonly CSharpCompilation _plain = CSharpCompilation.Create(
        "Large",
        LargeProject.Files(lines),
        hasNetwork ? LoadedGenerator.References : LoadedGenerator.Framework,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    private CSharpCompilation Project => hasNetwork ? _plain.AddSyntaxTrees(LargeProject.Parse(Network, "/Forager.cs")) : _plain;

    /// <summary>Processor seconds of a build with an analyzer that does nothing, and without the network.</summary>
    public double BuildWithout() => Seconds(() => Analyse(Anew(_plain), [new NoAnalyzer()]));

    /// <summary>Processor seconds of a build with our analyzers and the generator.</summary>
    public double BuildWith() => Seconds(() => Analyse(Generate(Anew(Project)), LoadedGenerator.NewAnalyzers()));

    /// <summary>Milliseconds of the generator after an edit in the body of a method: the least of some.</summary>
    public double Keystroke(int edits)
    {
        Compilation project = Project;
        GeneratorDriver driver = Driver().RunGenerators(project);
        var least = double.MaxValue;
        for (var edit = 1; edit <= edits; edit++)
        {
            project = project.ReplaceSyntaxTree(project.SyntaxTrees.First(), LargeProject.Edited(index: 0, edit));
            var watch = Stopwatch.StartNew();
            driver = driver.RunGenerators(project);
            least = Math.Min(least, watch.Elapsed.TotalMilliseconds);
        }

        return least;
    }

    /// <summary>The same sources, of which nothing is known yet.</summary>
    private static CSharpCompilation Anew(CSharpCompilation project) => CSharpCompilation.Create(project.AssemblyName, project.SyntaxTrees, project.References, project.Options);

    private static Compilation Generate(Compilation project)
    {
        Driver().RunGeneratorsAndUpdateCompilation(project, out var output, out _);
        return output;
    }

    private static void Analyse(Compilation project, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var found = project.WithAnalyzers(analyzers).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        if (found.FirstOrDefault(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1701") is { } wrong) throw new BenchException($"the project is not clean: {wrong}");
    }

    private static CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create([LoadedGenerator.NewGenerator().AsSourceGenerator()], parseOptions: new CSharpParseOptions(LanguageVersion.Latest));

    private static double Seconds(Action run)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        run();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }

#pragma warning disable RS1001 // Not loaded by a compiler.
    private sealed class NoAnalyzer : DiagnosticAnalyzer
#pragma warning restore RS1001
    {
        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        }
    }
}
