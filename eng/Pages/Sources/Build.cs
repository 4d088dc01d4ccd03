extern alias generator;
using System.Collections.Immutable;
using System.Globalization;
using generator::Backpropamine.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backpropamine.Pages.Sources;

/// <summary>A user's project as the compiler sees it, with generator and analyzers.</summary>
/// <param name="Generated">The classes that the generator wrote.</param>
/// <param name="Complaints">Errors and warnings, in a line each.</param>
internal sealed record Build(IReadOnlyList<ClassDeclarationSyntax> Generated, IReadOnlyList<string> Complaints)
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using Backpropamine;
        global using static Backpropamine.Modulation;
        """;

    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest, DocumentationMode.Parse);

    private static readonly IReadOnlyList<MetadataReference> References = [.. UserReferences()];

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [.. typeof(PlasticGenerator).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer))).Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>Builds a source file.</summary>
    public static Build Of(string source)
    {
        var tree = CSharpSyntaxTree.ParseText(source, Parse);
        var kind = tree.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>().Any() ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        var compilation = CSharpCompilation.Create(
            "Model", [CSharpSyntaxTree.ParseText(Usings, Parse), tree], References, new(kind, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new PlasticGenerator().AsSourceGenerator()], parseOptions: Parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        var found = whole.WithAnalyzers(Analyzers).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        return new Build(
            [.. whole.SyntaxTrees.Skip(2).SelectMany(file => file.GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())],
            [.. found.Where(one => one.Severity >= DiagnosticSeverity.Warning).Select(Line)]);
    }

    private static string Line(Diagnostic found) =>
        string.Create(CultureInfo.InvariantCulture, $"line {found.Location.GetLineSpan().StartLinePosition.Line + 1}: {found.Id} {found.GetMessage(CultureInfo.InvariantCulture)}");

    /// <summary>What a user's project references: everything here but the generator.</summary>
    private static IEnumerable<MetadataReference> UserReferences() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator)
            .Where(path => System.IO.Path.GetFileNameWithoutExtension(path) != typeof(PlasticGenerator).Assembly.GetName().Name)
            .Select(path => MetadataReference.CreateFromFile(path));
}
