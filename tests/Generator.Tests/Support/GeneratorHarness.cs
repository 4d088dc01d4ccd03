using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backpropamine.Generator.Tests.Support;

/// <summary>Runs a generator and holds it, every time, to what a generator must be: clean, cached, deterministic.</summary>
/// <param name="create">Makes the generator.</param>
/// <param name="steps">The names of the steps that it tracks.</param>
internal sealed class GeneratorHarness(Func<IIncrementalGenerator> create, IReadOnlyList<string> steps)
{
    /// <summary>The project's generator with its own step names.</summary>
    public static GeneratorHarness Plastic { get; } = new(() => new PlasticGenerator(), StepNamesOf(typeof(StepNames)));

    /// <summary>Runs and checks everything: no warning, cached, no Roslyn object kept, the same text in any culture.</summary>
    public GeneratorRun Run(params IReadOnlyList<string> sources)
    {
        GeneratorRun run = RunWithErrors(sources);
        Assert.Empty(run.Result.Diagnostics);
        IReadOnlyList<Diagnostic> said = run.CompilerDiagnostics();
        Assert.True(said.Count == 0, string.Join('\n', said));
        return run;
    }

    /// <summary>The same for sources with mistakes, whose compilation need not be clean.</summary>
    public GeneratorRun RunWithErrors(params IReadOnlyList<string> sources)
    {
        CSharpCompilation compilation = NetworkCompilation.Of(sources);
        GeneratorRun run = Start(compilation);
        Assert.Null(run.Result.Exception);
        Assert.All(run.Result.Diagnostics, diagnostic => Assert.True(Analyzers.Rules.IsOfDeclaration(diagnostic.Descriptor), diagnostic.ToString()));
        AssertCached(run.Then(compilation.Clone()).Result);
        AssertNoRoslynObject(run.Result);
        AssertSameInAnyCulture(run, compilation);
        return run;
    }

    /// <summary>Runs and checks nothing.</summary>
    public GeneratorRun Start(CSharpCompilation compilation) =>
        new GeneratorRun(Driver(), compilation, default).Then(compilation);

    /// <summary>A driver that has not run.</summary>
    public GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [create().AsSourceGenerator()],
        parseOptions: NetworkCompilation.Parse,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private void AssertCached(GeneratorRunResult second)
    {
        foreach ((string name, IncrementalGeneratorRunStep step) in Tracked(second))
        {
            Assert.All(step.Outputs, output => Assert.True(
                output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                $"Step {name} is {output.Reason} in a second run over the same sources."));
        }

        IEnumerable<IncrementalGeneratorRunStep> outputs = second.TrackedOutputSteps.SelectMany(entry => entry.Value);
        Assert.All(outputs.SelectMany(step => step.Outputs), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    private void AssertNoRoslynObject(GeneratorRunResult result)
    {
        foreach ((string name, IncrementalGeneratorRunStep step) in Tracked(result))
        {
            Assert.All(step.Outputs, output =>
            {
                string? found = RoslynObjects.Find(output.Value);
                Assert.True(found is null, $"Step {name} keeps {found}.");
            });
        }
    }

    private void AssertSameInAnyCulture(GeneratorRun run, CSharpCompilation compilation)
    {
        using var culture = new HostileCulture();
        Assert.Equal(run.Sources, Start(compilation).Sources);
    }

    private IEnumerable<(string Name, IncrementalGeneratorRunStep Step)> Tracked(GeneratorRunResult result) =>
        from name in steps
        where result.TrackedSteps.ContainsKey(name)
        from step in result.TrackedSteps[name]
        select (name, step);

    private static string[] StepNamesOf(Type names) =>
        [.. names.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)];
}
