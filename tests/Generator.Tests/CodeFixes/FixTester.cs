using System.Collections.Immutable;
using Backpropamine.CodeFixes;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Backpropamine.Generator.Tests.CodeFixes;

/// <summary>Reports on a source as the compiler does, and fixes it as an editor does.</summary>
internal sealed class FixTester : IDisposable
{
    private readonly AdhocWorkspace _workspace = new();
    private readonly DocumentId _model;

    /// <summary>A project of one file.</summary>
    public FixTester(string source)
    {
        CSharpCompilation likeIt = NetworkCompilation.Of(source);
        Project project = _workspace.AddProject("Models", LanguageNames.CSharp)
            .WithParseOptions(NetworkCompilation.Parse).WithCompilationOptions(likeIt.Options).WithMetadataReferences(TestReferences.All);
        project = project.AddDocument("GlobalUsings.cs", SourceText.From(GlobalUsings.Text), filePath: "/src/GlobalUsings.cs").Project;
        Document document = project.AddDocument("Model.cs", SourceText.From(source), filePath: "/src/Model.cs");
        Assert.True(_workspace.TryApplyChanges(document.Project.Solution));
        _model = document.Id;
    }

    /// <summary>One of each fix.</summary>
    public static ImmutableArray<CodeFixProvider> Fixes { get; } = [.. typeof(Fix).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    private Document Model => _workspace.CurrentSolution.GetDocument(_model)!;

    /// <summary>The text as it is now.</summary>
    public async Task<string> TextAsync() => (await Model.GetTextAsync()).ToString();

    /// <summary>What is wrong now, in the author's file.</summary>
    public async Task<IReadOnlyList<Diagnostic>> FindAsync()
    {
        var compilation = (CSharpCompilation)(await Model.Project.GetCompilationAsync())!;
        SyntaxTree tree = (await Model.GetSyntaxTreeAsync())!;
        return [.. (await RuleTester.ReportAsync(compilation)).Where(diagnostic => diagnostic.Location.SourceTree == tree)];
    }

    /// <summary>What the fixes offer for a diagnostic.</summary>
    public async Task<IReadOnlyList<(CodeFixProvider Fix, CodeAction Action)>> OfferAsync(Diagnostic diagnostic)
    {
        var offered = new List<(CodeFixProvider, CodeAction)>();
        foreach (CodeFixProvider fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(Model, diagnostic, (action, _) => offered.Add((fix, action)), CancellationToken.None));
        }

        return offered;
    }

    /// <summary>Does what was chosen.</summary>
    public async Task ApplyAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Assert.True(_workspace.TryApplyChanges(Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution));
    }

    /// <summary>Fixes everything of one kind in the file at once.</summary>
    public async Task ApplyAllAsync(string id)
    {
        IReadOnlyList<Diagnostic> found = await FindAsync();
        (CodeFixProvider fix, CodeAction action) = (await OfferAsync(found.First(diagnostic => diagnostic.Id == id)))[0];
        var context = new FixAllContext(Model, fix, FixAllScope.Document, action.EquivalenceKey!, [id], new Known(found), CancellationToken.None);
        await ApplyAsync((await fix.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    private sealed class Known(IReadOnlyList<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken token) => Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken token) => GetAllDiagnosticsAsync(document.Project, token);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken token) => GetAllDiagnosticsAsync(project, token);
    }
}
