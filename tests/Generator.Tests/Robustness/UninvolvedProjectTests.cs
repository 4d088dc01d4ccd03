using System.Collections.Immutable;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace Backpropamine.Generator.Tests.Robustness;

/// <summary>Projects that have nothing to do with networks pay nothing for the analyzers and the generator.</summary>
public class UninvolvedProjectTests
{
    private const string Code = "public sealed class State { public State Detach() => this; } public static class Program { public static State Run(State state) { state.Detach(); return state.Detach(); } }";

    [Fact]
    public async Task A_project_without_the_runtime_is_not_looked_at()
    {
        CSharpCompilation compilation = NetworkCompilation.Of(Code);
        compilation = compilation.RemoveReferences(compilation.References.Where(reference => Path.GetFileName(reference.Display!).StartsWith("Backpropamine", StringComparison.Ordinal)));
        foreach (AnalyzerTelemetryInfo info in await TelemetryAsync(compilation))
        {
            Assert.Equal(1, info.CompilationStartActionsCount);
            Assert.Equal(0, info.SymbolActionsCount + info.OperationActionsCount + info.SyntaxNodeActionsCount + info.SemanticModelActionsCount);
        }
    }

    [Fact]
    public async Task No_analyzer_asks_for_the_operations_of_every_method() =>
        Assert.All(await TelemetryAsync(NetworkCompilation.Of(Code)), info => Assert.Equal(0, info.OperationActionsCount + info.OperationBlockActionsCount));

    [Fact]
    public async Task Names_that_are_like_a_networks_are_no_mistake_in_other_classes() => Assert.Empty(await RuleTester.ReportAsync(Code));

    private static async Task<IReadOnlyList<AnalyzerTelemetryInfo>> TelemetryAsync(CSharpCompilation compilation)
    {
        // A suppressor is asked only where there is something to suppress.
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. RuleTester.Analyzers.Where(analyzer => analyzer is not DiagnosticSuppressor)];
        CompilationWithAnalyzers driver = compilation.WithAnalyzers(analyzers);
        await driver.GetAnalyzerDiagnosticsAsync();
        var found = new List<AnalyzerTelemetryInfo>();
        foreach (DiagnosticAnalyzer analyzer in analyzers) found.Add(await driver.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None));
        return found;
    }
}
