using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Tests.Support;

/// <summary>Compilations as a user's project makes them, with documentation and every warning on.</summary>
internal static class NetworkCompilation
{
    /// <summary>The language of every test source.</summary>
    public static CSharpParseOptions Parse { get; } = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    /// <summary>As in every SDK project: a newer version of a referenced assembly is no warning.</summary>
    private static Dictionary<string, ReportDiagnostic> VersionUnification { get; } =
        new() { ["CS1701"] = ReportDiagnostic.Suppress, ["CS1702"] = ReportDiagnostic.Suppress };

    /// <summary>A project without a model. Every other compilation grows out of it, so that the references are bound once.</summary>
    private static CSharpCompilation Empty { get; } = CSharpCompilation.Create(
        "Models",
        [Tree(GlobalUsings.Text, "/src/GlobalUsings.cs")],
        TestReferences.All,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            nullableContextOptions: NullableContextOptions.Enable,
            specificDiagnosticOptions: VersionUnification,
            warningLevel: 9999,
            deterministic: true));

    /// <summary>Compiles source texts; the first is <c>/src/Model.cs</c>, the next <c>/src/Model2.cs</c>. With statements at the top of one it is a program.</summary>
    public static CSharpCompilation Of(params IReadOnlyList<string> sources)
    {
        CSharpCompilation models = Empty.AddSyntaxTrees(sources.Select((text, index) => Tree(text, PathOf(index))));
        bool isProgram = models.SyntaxTrees.Any(tree => tree.GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax));
        return isProgram ? models.WithOptions(models.Options.WithOutputKind(OutputKind.ConsoleApplication)) : models;
    }

    /// <summary>The path of a source by its place in the list.</summary>
    public static string PathOf(int index) => index == 0 ? "/src/Model.cs" : $"/src/Model{index + 1}.cs";

    /// <summary>One file.</summary>
    public static SyntaxTree Tree(string text, string path) => CSharpSyntaxTree.ParseText(text, Parse, path);
}
