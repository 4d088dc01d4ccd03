using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Support;

/// <summary>Severities from the text of an <c>.editorconfig</c> at <c>/src</c>, read by the compiler's own parser.</summary>
/// <param name="text">The file's text.</param>
internal sealed class EditorConfigSeverities(string text) : SyntaxTreeOptionsProvider
{
    private readonly AnalyzerConfigSet _set = AnalyzerConfigSet.Create(ImmutableArray.Create(AnalyzerConfig.Parse(text, "/src/.editorconfig")));

    /// <inheritdoc/>
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

    /// <inheritdoc/>
    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        tree.FilePath.StartsWith("/src/", StringComparison.Ordinal)
            ? _set.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity)
            : Nothing(out severity);

    /// <inheritdoc/>
    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
        Nothing(out severity);

    private static bool Nothing(out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return false;
    }
}
