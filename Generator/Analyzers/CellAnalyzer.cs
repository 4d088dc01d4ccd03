using System.Collections.Immutable;
using Backpropamine.Generator.Reading;
using Backpropamine.Generator.Reading.Cells;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backpropamine.Generator.Analyzers;

/// <summary>Says what is wrong with a cell where it is declared.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CellAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rules.OfCells, Rules.RuleCoefficient, Rules.RuleUnused, Rules.Internal];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(static start =>
        {
            if (RuntimeTypes.Of(start.Compilation) is { } runtime) start.RegisterSymbolAction(context => Analyze(context, runtime), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, RuntimeTypes runtime)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!runtime.IsCell(type)) return;
        var findings = new Findings(context.ReportDiagnostic, context.CancellationToken);
        Guarded.Run(
            type,
            findings,
            heard => CellReader.Read(type, context.Compilation, DeclarationReader.Place(type), heard),
            silent => BodyFile.OfCell(type, context.Compilation, silent.Token));
    }
}
