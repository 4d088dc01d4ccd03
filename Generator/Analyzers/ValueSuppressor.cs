using System.Collections.Immutable;
using Backpropamine.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backpropamine.Generator.Analyzers;

/// <summary>Silences what makes no sense for rules and cells: they are structs of which there is never a value, so nobody compares two.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ValueSuppressor : DiagnosticSuppressor
{
    private static readonly SuppressionDescriptor _equality = new("BPA9001", "CA1815", "There are no values of a rule or a cell that could be compared.");

    /// <inheritdoc/>
    public override ImmutableArray<SuppressionDescriptor> SupportedSuppressions { get; } = [_equality];

    /// <inheritdoc/>
    public override void ReportSuppressions(SuppressionAnalysisContext context)
    {
        if (RuntimeTypes.Of(context.Compilation) is not { } runtime) return;
        foreach (var diagnostic in context.ReportedDiagnostics)
        {
            if (diagnostic.Location.SourceTree is not { } tree) continue;
            var node = tree.GetRoot(context.CancellationToken).FindNode(diagnostic.Location.SourceSpan);
            if (context.GetSemanticModel(tree).GetDeclaredSymbol(node, context.CancellationToken) is INamedTypeSymbol type && (runtime.IsRule(type) || runtime.IsCell(type)))
                context.ReportSuppression(Suppression.Create(_equality, diagnostic));
        }
    }
}
