using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Support;

/// <summary>Errors as the command-line compiler finds them: after errors of declarations, its own or the generator's, it looks into no method and runs no analyzer.</summary>
internal static class CommandLine
{
    /// <summary>All errors, in the order of the text, as <c>id on 'text'</c>.</summary>
    public static async Task<IReadOnlyList<string>> ErrorsAsync(params IReadOnlyList<string> sources)
    {
        GeneratorRun run = GeneratorHarness.Plastic.Start(NetworkCompilation.Of(sources));
        ImmutableArray<Diagnostic> first = [.. run.Result.Diagnostics, .. run.Output.GetDeclarationDiagnostics()];
        IEnumerable<Diagnostic> all = first.Any(IsError) ? first : await RuleTester.ReportAsync(run);
        return [.. all.Where(IsError).OrderBy(error => error.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(error => error.Location.SourceSpan.Start)
            .Select(error => $"{error.Id} on '{error.Location.SourceTree?.GetText().ToString(error.Location.SourceSpan)}'")];
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error && !diagnostic.IsSuppressed;
}
