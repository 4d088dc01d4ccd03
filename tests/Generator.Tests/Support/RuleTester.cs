using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backpropamine.Generator.Tests.Support;

/// <summary>Runs the generator and all analyzers of its assembly over a source, as the compiler does.</summary>
internal static class RuleTester
{
    /// <summary>One of each analyzer.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } = [.. typeof(PlasticGenerator).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>What was said of a source, by the source: several tests ask about the same one. Texts alone are kept, since a diagnostic holds a compilation.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<Said>>>> _said = [];

    /// <summary>Our diagnostics and every error, in the order of the text; suppressed ones are left out.</summary>
    public static Task<IReadOnlyList<Said>> SayAsync(string source) => _said.GetOrAdd(source, text => new(async () =>
        [.. (await ReportAsync(text)).Select(one => new Said(one.Id, one.Severity, one.Location.SourceSpan, one.GetMessage(CultureInfo.InvariantCulture)))])).Value;

    /// <summary>The same as the compiler's objects.</summary>
    public static Task<IReadOnlyList<Diagnostic>> ReportAsync(string source) => ReportAsync(NetworkCompilation.Of(source));

    /// <summary>The same under an <c>.editorconfig</c>.</summary>
    public static Task<IReadOnlyList<Diagnostic>> ReportAsync(string source, string editorConfig)
    {
        CSharpCompilation compilation = NetworkCompilation.Of(source);
        return ReportAsync(compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(new EditorConfigSeverities(editorConfig))), editorConfig);
    }

    /// <summary>The same for a compilation of one's own.</summary>
    public static Task<IReadOnlyList<Diagnostic>> ReportAsync(CSharpCompilation compilation, string editorConfig = "") =>
        ReportAsync(GeneratorHarness.Plastic.Start(compilation), editorConfig);

    /// <summary>The same where the generator has run.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> ReportAsync(GeneratorRun run, string editorConfig = "")
    {
        var crashes = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], new EditorConfigOptions(editorConfig)), (exception, _, _) => crashes.Add(exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        ImmutableArray<Diagnostic> all = await new CompilationWithAnalyzers(run.Output, Analyzers, options).GetAllDiagnosticsAsync();
        Assert.Empty(crashes);
        return [.. all.Concat(run.Result.Diagnostics).Where(IsOursOrError).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }

    /// <summary>
    /// Expects this diagnostic on each marked span, and no other of ours, and of the compiler's errors the unavoidable and no other. What is
    /// only information may stand beside any other rule.
    /// </summary>
    public static async Task ExpectAsync(string id, string marked, params string[] unavoidable)
    {
        Markup markup = Markup.Parse(marked);
        IReadOnlyList<Said> all = await SayAsync(markup.Text);
        IEnumerable<Said> found = all.Where(diagnostic => !unavoidable.Contains(diagnostic.Id)
            && (diagnostic.Id == id || diagnostic.Severity != DiagnosticSeverity.Info || id.StartsWith("BPA04", StringComparison.Ordinal)));
        Assert.Equal(markup.Spans.Select(span => Describe(id, markup.Text, span.Start, span.End)), found.Select(diagnostic =>
            Describe(diagnostic.Id, markup.Text, diagnostic.Span.Start, diagnostic.Span.End)));
        Assert.Equal(unavoidable.Order(StringComparer.Ordinal), all.Select(diagnostic => diagnostic.Id).Where(unavoidable.Contains).Distinct().Order(StringComparer.Ordinal));
    }

    private static bool IsOursOrError(Diagnostic diagnostic) =>
        !diagnostic.IsSuppressed && (diagnostic.Id.StartsWith("BPA", StringComparison.Ordinal) || diagnostic.Severity == DiagnosticSeverity.Error);

    private static string Describe(string id, string text, int start, int end) =>
        end <= text.Length ? $"{id} on '{text[start..end]}' at {start}" : $"{id} at {start}";
}
