using System.Text.RegularExpressions;
using Backpropamine.Generator.Emitting;
using Backpropamine.Generator.Tests.Models;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Tests.Robustness;

/// <summary>Generated code names no type that its vocabulary does not know, and whatever it names may be the author's own name for something else.</summary>
public class VocabularyTests
{
    /// <summary>Each in a namespace of its own; what is fused and what is not name different types.</summary>
    private static readonly string[] _models = ["retro_fanout", "two_plastic_layers"];

    private static readonly string[] _names = [.. Vocabulary.Names, "V", "P", "State", "Output", "Backpropamine", "TorchSharp", "System"];

    /// <summary>In every fifth model.</summary>
    [Fact]
    public void Types_that_generated_code_names_are_known() => Assert.Subset(Vocabulary.Names.ToHashSet(), Seen(stride: 5));

    [Fact]
    [Trait("Category", "Long")]
    public void Every_type_that_generated_code_names_is_known()
    {
        HashSet<string> seen = Seen(stride: 1);
        Assert.Subset(Vocabulary.Names.ToHashSet(), seen);

        // Nothing is known that is never named: the shell's exception, and the other name of an attribute, are.
        Assert.Equal(["InvalidNetworkException", "MethodImplAttribute"], Vocabulary.Names.Except(seen).Order(StringComparer.Ordinal));
    }

    private static HashSet<string> Seen(int stride)
    {
        var seen = new HashSet<string>();
        foreach (string source in TestModels.All.Values.Where((_, i) => i % stride == 0))
        {
            GeneratorRun run = GeneratorHarness.Plastic.Start(NetworkCompilation.Of(source));
            foreach (SyntaxTree tree in run.Result.GeneratedSources.Where(file => file.HintName != LoadingEmitter.HintName).Select(file => file.SyntaxTree))
            {
                SemanticModel model = run.Output.GetSemanticModel(tree);
                seen.UnionWith(tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(name => IsForeign(name, model, run.Output)).Select(name => name.Identifier.ValueText));
            }
        }

        return seen;
    }

    [Theory]
    [InlineData("SPACE", "namespace SPACE { internal sealed class NAME; }")]
    public void A_user_has_a_type_or_a_namespace_of_that_name(string space, string other) => CheckOwn(space, other);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("SPACE", "namespace SPACE.NAME { internal sealed class Other; }")]
    [InlineData("SPACE", "global using Other; namespace Other { internal sealed class NAME; }")]
    [InlineData("SPACE.NAME.Deep", "")]
    [InlineData("SPACE.Deep", "namespace SPACE { internal sealed class NAME; }")]
    public void A_user_has_a_type_or_a_namespace_of_that_name_elsewhere(string space, string other) => CheckOwn(space, other);

    private static void CheckOwn(string space, string other)
    {
        foreach (string model in _models)
        {
            bool everywhere = other.StartsWith("global", StringComparison.Ordinal);
            AssertClean(NetworkCompilation.Of([.. _names.SelectMany((name, i) => new[]
            {
                everywhere ? Own(Placed(model, Filled(space, i, name), "Layer"), "Signal") : Placed(model, Filled(space, i, name), name),
                Filled(other, i, name),
            })]));
        }
    }

    [Theory]
    [InlineData("", "")]
    public void A_user_has_something_of_that_name_in_the_network_or_around_it(string opens, string closes) => CheckAround(opens, closes);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("public partial class Outer<NAME> {", "}")]
    [InlineData("public class Base { protected class NAME; } public partial class Outer : Base {", "}")]
    public void A_user_has_something_of_that_name_further_out(string opens, string closes) => CheckAround(opens, closes);

    private static void CheckAround(string opens, string closes)
    {
        // What is called State or Output in the class itself is another part of those.
        string[] names = [.. _names.Except(["State", "Output"])];
        foreach (string member in new[] { "private sealed class NAME;", "private int NAME => 0;", "public sealed partial class State { public sealed class NAME; }" })
        {
            GeneratorRun run = GeneratorHarness.Plastic.Start(NetworkCompilation.Of([.. names.Select((name, i) => Own(Filled($$"""
                #pragma warning disable
                namespace SPACE;
                {{opens}}
                [Plastic, Neuromodulated(Retroactive)]
                public sealed partial class Net
                {
                    [Input(4)] public partial Signal Senses { get; }
                    [Recurrent(5)] public partial Layer Hidden { get; }
                    [Readout(2)] public partial Layer Policy { get; }
                    {{member}}
                }
                {{closes}}
                """, i, name), name))]));
            Assert.All(run.Result.Diagnostics, diagnostic => Assert.Equal("BPA0004", diagnostic.Id));
            AssertNoErrors(run);
        }
    }

    [Fact]
    public void A_library_has_types_of_those_names_in_the_networks_namespace() => AssertClean(
        NetworkCompilation.Of([.. _names.Select((name, i) => Placed("retro_fanout", $"N{i}", name))])
            .AddReferences(Library(string.Concat(_names.Select((name, i) => $"namespace N{i} {{ public sealed class {name}; }}\n")))));

    [Theory]
    [InlineData("Step")]
    [InlineData("Tensor")]
    public void A_library_has_a_type_of_that_name_in_a_namespace_that_generated_code_imports(string name) => CheckImported(name);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("Axes")]
    [InlineData("List")]
    [InlineData("MethodImplAttribute")]
    [InlineData("Scalar")]
    public void A_library_has_another_type_of_that_name_in_a_namespace_that_generated_code_imports(string name) => CheckImported(name);

    private static void CheckImported(string name)
    {
        foreach (string space in Vocabulary.Imported.Where(space => Vocabulary.Full(name) != $"{space}.{name}"))
        {
            MetadataReference library = Library($"namespace {space} {{ public sealed class {name}; }}");
            foreach (string model in _models) AssertClean(NetworkCompilation.Of(TestModels.All[model]).AddReferences(library));
        }
    }

    private static string Filled(string text, int number, string name) =>
        text.Replace("SPACE", $"N{number}", StringComparison.Ordinal).Replace("NAME", name, StringComparison.Ordinal);

    private static string Placed(string model, string space, string name) =>
        "#pragma warning disable\n" + Own(Regex.Replace(TestModels.All[model], @"namespace \w+;", $"namespace {space};"), name);

    /// <summary>A user who has a Layer or a Signal of his own writes whose is meant.</summary>
    private static string Own(string source, string name) => name switch
    {
        "Layer" or "Signal" => Regex.Replace(source, $@"partial {name}\b", $"partial global::Backpropamine.{name}"),
        _ => source,
    };

    private static PortableExecutableReference Library(string source)
    {
        using var image = new MemoryStream();
        Assert.True(NetworkCompilation.Of(source).WithAssemblyName("Library").Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static bool IsForeign(SimpleNameSyntax name, SemanticModel model, Compilation compilation)
    {
        // What stands behind a dot cannot be hidden.
        if (name.Parent is QualifiedNameSyntax { Right: var right } && right == name) return false;
        if (name.Parent is MemberAccessExpressionSyntax { Name: var member } && member == name) return false;
        if (name.Parent is AliasQualifiedNameSyntax or NameEqualsSyntax) return false;
        ISymbol? symbol = model.GetSymbolInfo(name).Symbol;
        return (symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? constructor.ContainingType : symbol) is INamedTypeSymbol type
            && !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) && name.Identifier.ValueText != "var";
    }

    private static void AssertClean(CSharpCompilation compilation)
    {
        GeneratorRun run = GeneratorHarness.Plastic.Start(compilation);
        Assert.Empty(run.Result.Diagnostics);
        AssertNoErrors(run);
    }

    private static void AssertNoErrors(GeneratorRun run)
    {
        Assert.Null(run.Result.Exception);
        Diagnostic[] errors = [.. run.Output.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        Assert.True(errors.Length == 0, string.Join('\n', errors.Take(10).Select(error => error.ToString())));
    }
}
