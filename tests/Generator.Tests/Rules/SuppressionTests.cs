using System.Collections.Immutable;
using Backpropamine.Generator.Analyzers;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backpropamine.Generator.Tests.Rules;

/// <summary>Warnings of others that make no sense for rules and cells are silent there, and only there.</summary>
public class SuppressionTests
{
    [Fact]
    public async Task A_rule_and_a_cell_need_no_equality_and_other_structs_do()
    {
        const string Source =
            """
            public readonly struct Anti : IPlasticityRule { public static float Drive(float pre, float post) => -pre * post; }
            public readonly struct Slow : ICell
            {
                [Path] public static float Aim(float sum) => sum;
                public static float Activity(float aim, float previousActivity) => 0.5f * aim + 0.5f * previousActivity;
            }
            public readonly struct Plain { }
            """;
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: true);
        var found = await new CompilationWithAnalyzers(NetworkCompilation.Of(Source), [new EqualityAnalyzer(), new ValueSuppressor()], options).GetAnalyzerDiagnosticsAsync();
        Assert.Equal(
            ["Anti: True", "Plain: False", "Slow: True"],
            found.Where(one => one.Id == "CA1815").Select(one => $"{one.GetMessage()}: {one.IsSuppressed}").Order(StringComparer.Ordinal));
    }

    /// <summary>Warns of every struct, as the SDK's analyzer does of those without equality.</summary>
#pragma warning disable RS1029, RS1036, RS1038, RS1041, RS2008
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class EqualityAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor _equality = new("CA1815", "Equality", "{0}", "Performance", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_equality];

        public override void Initialize(AnalysisContext context)
        {
            context.EnableConcurrentExecution();
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSymbolAction(static symbol =>
            {
                var type = (INamedTypeSymbol)symbol.Symbol;
                if (type.TypeKind == TypeKind.Struct) symbol.ReportDiagnostic(Diagnostic.Create(_equality, type.Locations[0], type.Name));
            }, SymbolKind.NamedType);
        }
    }
}
