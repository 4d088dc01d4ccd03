extern alias generator;
using System.Globalization;
using System.Text;
using generator::Backpropamine.Generator;
using generator::Backpropamine.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Backpropamine.RulesPage.Rules;

/// <summary>What the generator makes of a network with a rule.</summary>
/// <param name="Equations">One step of the plastic layer.</param>
/// <param name="Fusion">Whether it is fused, in a sentence.</param>
/// <param name="Report">What the kernel moves and keeps, and the derived adjoint; empty if there is none.</param>
/// <param name="Kernel">The bodies of the kernel's methods; empty if there is none.</param>
internal sealed record RuleNetwork(IReadOnlyList<string> Equations, string Fusion, IReadOnlyList<string> Report, string Kernel)
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.Latest, DocumentationMode.Parse);

    /// <summary>Runs the generator on a layer of three neurons, modulated retroactively if the rule has a trace of its own.</summary>
    public static RuleNetwork Of(Type rule)
    {
        var modulation = rule.GetMethod("Trace") is null ? "" : "[Neuromodulated(Modulation.Retroactive, External = true)]";
        var generated = Generate(rule, $$"""
            using Backpropamine;
            [Plastic<{{rule.FullName}}>] {{modulation}}
            public sealed partial class Net
            {
                [Input(2)]     public partial Signal Senses { get; }
                [Recurrent(3)] public partial Layer  Hidden { get; }
                [Readout(1)]   public partial Layer  Value { get; }
            }
            """);
        var network = generated.DescendantNodes().OfType<ClassDeclarationSyntax>().First(type => type.Identifier.Text == "Net");
        var remarks = Remarks.Of(network);
        return new RuleNetwork(remarks.Equations, remarks.Fusion, remarks.Report, Bodies(network));
    }

    private static SyntaxNode Generate(Type rule, string source)
    {
        var compilation = CSharpCompilation.Create("Model", [CSharpSyntaxTree.ParseText(source, Parse)], References(), new(OutputKind.DynamicallyLinkedLibrary));
        CSharpGeneratorDriver.Create([new PlasticGenerator().AsSourceGenerator()], parseOptions: Parse).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        var found = whole.WithAnalyzers([new NetworkAnalyzer()]).GetAllDiagnosticsAsync().GetAwaiter().GetResult();
        if (found.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) is { } error)
            throw new PageException($"a layer with {rule.Name} does not compile: {error.GetMessage(CultureInfo.InvariantCulture)}");
        return whole.SyntaxTrees.Last().GetRoot();
    }

    /// <summary>What a user's project references: everything here but the generator.</summary>
    private static IEnumerable<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator)
            .Where(path => System.IO.Path.GetFileNameWithoutExtension(path) != typeof(PlasticGenerator).Assembly.GetName().Name)
            .Select(path => MetadataReference.CreateFromFile(path));

    private static string Bodies(ClassDeclarationSyntax network)
    {
        var text = new StringBuilder();
        foreach (var kernel in network.Members.OfType<StructDeclarationSyntax>())
        {
            foreach (var method in kernel.Members.OfType<MethodDeclarationSyntax>().Where(method => method.Body is { Statements.Count: > 0 }))
            {
                text.Append("// ").Append(method.Identifier.Text).Append('\n');
                foreach (var statement in method.Body!.Statements)
                    text.Append(statement.ToString()).Append('\n');
            }
        }

        return text.ToString().TrimEnd();
    }
}
