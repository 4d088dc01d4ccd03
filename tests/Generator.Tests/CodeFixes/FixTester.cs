using System.Collections.Immutable;
using Backpropamine.CodeFixes;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Backpropamine.Generator.Tests.CodeFixes;

/// <summary>A file as an editor has it at one moment: what is wrong in it, what is offered, and what it becomes.</summary>
internal sealed class FixTester
{
    /// <summary>A project without a model. Every other grows out of it, so that the references are bound once.</summary>
    private static readonly Lazy<Task<Project>> _empty = new(EmptyAsync);

    private readonly Document _model;

    private FixTester(Document model) => _model = model;

    /// <summary>One of each fix.</summary>
    public static ImmutableArray<CodeFixProvider> Fixes { get; } = [.. typeof(Fix).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract).Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    /// <summary>A project of one file.</summary>
    public static async Task<FixTester> OfAsync(string source)
    {
        Project project = (await _empty.Value).WithCompilationOptions(NetworkCompilation.Of(source).Options);
        return new(project.AddDocument("Model.cs", SourceText.From(source), filePath: NetworkCompilation.PathOf(0)));
    }

    /// <summary>The text.</summary>
    public async Task<string> TextAsync() => (await _model.GetTextAsync()).ToString();

    /// <summary>What is wrong, in the author's file.</summary>
    public async Task<IReadOnlyList<Diagnostic>> FindAsync()
    {
        var compilation = (CSharpCompilation)(await _model.Project.GetCompilationAsync())!;
        SyntaxTree tree = (await _model.GetSyntaxTreeAsync())!;
        return [.. (await RuleTester.ReportAsync(compilation)).Where(diagnostic => diagnostic.Location.SourceTree == tree)];
    }

    /// <summary>What the fixes offer for a diagnostic.</summary>
    public async Task<IReadOnlyList<(CodeFixProvider Fix, CodeAction Action)>> OfferAsync(Diagnostic diagnostic)
    {
        var offered = new List<(CodeFixProvider, CodeAction)>();
        foreach (CodeFixProvider fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(_model, diagnostic, (action, _) => offered.Add((fix, action)), CancellationToken.None));
        }

        return offered;
    }

    /// <summary>The file after what was chosen, which changes this file alone.</summary>
    public async Task<FixTester> AfterAsync(CodeAction action)
    {
        ImmutableArray<CodeActionOperation> operations = await action.GetOperationsAsync(CancellationToken.None);
        Solution changed = Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution;
        ProjectChanges changes = Assert.Single(changed.GetChanges(_model.Project.Solution).GetProjectChanges());
        Assert.Equal([_model.Id], changes.GetChangedDocuments());
        Assert.Empty(changes.GetAddedDocuments().Concat(changes.GetRemovedDocuments()));
        return new(changed.GetDocument(_model.Id)!);
    }

    /// <summary>The file after everything of one kind was fixed at once.</summary>
    public async Task<FixTester> AfterAllAsync(string id)
    {
        IReadOnlyList<Diagnostic> found = await FindAsync();
        (CodeFixProvider fix, CodeAction action) = (await OfferAsync(found.First(diagnostic => diagnostic.Id == id)))[0];
        var context = new FixAllContext(_model, fix, FixAllScope.Document, action.EquivalenceKey!, [id], new Known(found), CancellationToken.None);
        return await AfterAsync((await fix.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    private static async Task<Project> EmptyAsync()
    {
        Project project = new AdhocWorkspace().AddProject("Models", LanguageNames.CSharp)
            .WithParseOptions(NetworkCompilation.Parse).WithCompilationOptions(NetworkCompilation.Of().Options).WithMetadataReferences(TestReferences.All)
            .AddDocument("GlobalUsings.cs", SourceText.From(GlobalUsings.Text), filePath: "/src/GlobalUsings.cs").Project;
        await project.GetCompilationAsync();
        return project;
    }

    private sealed class Known(IReadOnlyList<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken token) => Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken token) => GetAllDiagnosticsAsync(document.Project, token);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken token) => GetAllDiagnosticsAsync(project, token);
    }
}
