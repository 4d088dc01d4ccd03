using System.Reflection;
using Backpropamine.Generator.Emitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backpropamine.Generator.Tests.Support;

/// <summary>What a generator made of a compilation.</summary>
/// <param name="Driver">The driver after the run.</param>
/// <param name="Output">The compilation with the generated files in it.</param>
/// <param name="Result">Sources, diagnostics and tracked steps.</param>
internal sealed record GeneratorRun(GeneratorDriver Driver, CSharpCompilation Output, GeneratorRunResult Result)
{
    /// <summary>The generated texts of networks and rules by hint name; the file that every assembly gets is not among them, nor are notes for the build's output.</summary>
    public IReadOnlyDictionary<string, string> Sources =>
        Result.GeneratedSources.Where(source => source.HintName != LoadingEmitter.HintName && !source.HintName.EndsWith(FusionNoteEmitter.Ending, StringComparison.Ordinal))
            .ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>The one generated text.</summary>
    public string Source => Assert.Single(Sources.Values);

    /// <summary>Runs the generator again on another compilation, from its caches.</summary>
    public GeneratorRun Then(CSharpCompilation compilation)
    {
        GeneratorDriver driver = Driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return new(driver, (CSharpCompilation)output, Assert.Single(driver.GetRunResult().Results));
    }

    /// <summary>Errors and warnings of the compiler: all in generated files, all but missing documentation in the user's.</summary>
    public IReadOnlyList<Diagnostic> CompilerDiagnostics()
    {
        var generated = Result.GeneratedSources.Select(source => source.SyntaxTree).ToHashSet();
        return [.. Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed
            && (diagnostic.Id != "CS1591" || generated.Contains(diagnostic.Location.SourceTree!)))];
    }

    /// <summary>Emits the compilation and loads it into this process.</summary>
    public Assembly Load() => EmittedAssembly.Load(Output);
}
