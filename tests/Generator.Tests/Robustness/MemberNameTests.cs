using Backpropamine.Generator.Reading;
using Backpropamine.Generator.Tests.Models;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Tests.Robustness;

/// <summary>A user calls a member as something inherited or generated is called: BPA0004 says so, or nothing is wrong with it.</summary>
public class MemberNameTests
{
    /// <summary>Fused with a modulator, in sweeps with numbers of its own, and with modules, dropouts and PyTorch's text.</summary>
    private static readonly string[] _models = ["retro_fanout", "two_plastic_layers", "hebb_decay", "emits_pytorch", "module_read_plastically", "embedding_fused", "dropout_alone", "plain"];

    [Theory]
    [InlineData("public object? NAME;")]
    [InlineData("public sealed partial class Output { public object? NAME { get; set; } }")]
    [InlineData("public sealed partial class State { public object? NAME() => null; }")]
    public void Inherited_names(string member) => CheckInherited(member);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("public void NAME() { }")]
    [InlineData("public static TorchSharp.torch.Tensor? NAME(TorchSharp.torch.Tensor? first, params object?[] others) => null;")]
    [InlineData("public object? NAME { get; set; }")]
    [InlineData("public sealed class NAME;")]
    [InlineData("[Readout(3)] public partial Layer NAME { get; }")]
    public void More_inherited_names(string member) => CheckInherited(member);

    private static void CheckInherited(string member)
    {
        CSharpCompilation bare = NetworkCompilation.Of("");
        IEnumerable<string> names = new[] { KnownNames.PlasticModule, KnownNames.NetworkOutput, KnownNames.NetworkState }
            .SelectMany(name => Inherited(bare.GetTypeByMetadataName(name)!)).Distinct().Order(StringComparer.Ordinal);
        string[] sources = [.. names.Select((name, i) => $$"""
            namespace N{{i}};
            #pragma warning disable
            [Plastic]
            public partial class Net
            {
                [Input(4)] public partial Signal Senses { get; }
                [Recurrent(5)] public partial Layer Hidden { get; }
                [Readout(2)] public partial Layer Policy { get; }
                {{member.Replace("NAME", SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name, StringComparison.Ordinal)}}
            }
            """)];
        Assert.True(sources.Length > 100);
        AssertSaidOrSound(sources);
    }

    [Theory]
    [InlineData("public object? NAME;")]
    public void Names_of_generated_members(string member) => CheckGenerated(member);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("public static object? NAME(params object?[] others) => null;")]
    [InlineData("public struct NAME;")]
    [InlineData("[Readout(3)] public partial Layer NAME { get; }")]
    public void More_names_of_generated_members(string member) => CheckGenerated(member);

    private static void CheckGenerated(string member)
    {
        var sources = new List<string>();
        foreach (string model in _models)
        {
            string source = TestModels.All[model];
            SyntaxNode[] own = [.. CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>()];
            foreach (string name in Generated(source).Except(own.SelectMany(NamesOf)).Distinct().Order(StringComparer.Ordinal))
            {
                int end = source.LastIndexOf('}');
                string changed = source[..end] + member.Replace("NAME", name, StringComparison.Ordinal) + "\n}";
                string body = changed.Contains("namespace ", StringComparison.Ordinal) ? changed.Split(';', 2)[1] : changed;
                sources.Add($"#pragma warning disable\nnamespace N{sources.Count};\n{body}");
            }
        }

        Assert.True(sources.Count > 100);
        AssertSaidOrSound([.. sources]);
    }

    [Theory]
    [InlineData("Torch")]
    [InlineData("__")]
    [InlineData("HiddenSweep1")]
    [InlineData("At0")]
    [InlineData("Hebb")]
    [InlineData("é")]
    public void Odd_names_of_layers_and_inputs(string name) => CheckOdd(name);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("X")]
    [InlineData("P0")]
    [InlineData("_")]
    [InlineData("DeviceSize")]
    [InlineData("Number2")]
    [InlineData("HiddenKernel")]
    [InlineData("Senses_")]
    [InlineData("Net")]
    [InlineData("t")]
    [InlineData("var")]
    [InlineData("value")]
    [InlineData("Activity")]
    public void More_odd_names_of_layers_and_inputs(string name) => CheckOdd(name);

    private static void CheckOdd(string name)
    {
        foreach (string declaration in new[] { "[Input(3)] public partial Signal NAME { get; }", "[Recurrent] public partial Layer NAME { get; }", "[Dense(3)] public partial Layer NAME { get; }", "[Readout(2, From = nameof(Hidden))] public partial Layer NAME { get; }", "[Input] public partial Signal NAME { get; }" })
        {
            foreach (string network in new[] { "[Plastic]", "[Plastic<DecayingHebbian>, Neuromodulated(Retroactive)]" })
            {
                AssertSaidOrSound([$$"""
                    namespace Odd;
                    #pragma warning disable
                    {{network}}
                    public partial class Net
                    {
                        {{declaration.Replace("NAME", "@" + name, StringComparison.Ordinal)}}
                        [Input(4)] public partial Signal Senses { get; }
                        [Input] public partial Signal Device { get; }
                        [Recurrent(5)] public partial Layer Hidden { get; }
                        [Readout(2)] public partial Layer Policy { get; }
                    }
                    """]);
            }
        }
    }

    [Fact]
    public void A_rule_whose_state_is_named_like_the_class_of_a_layers_state() => AssertSaidOrSound(["""
        namespace Odd;
        public readonly struct Mine : IPlasticityRule
        {
            public static float Drive(float pre, float post, float hiddenState) => pre * post * hiddenState;
            [State(Per.Post)] public static float HiddenState(float hiddenState, float post) => 0.5f * hiddenState + post;
        }
        [Plastic<Mine>]
        public partial class Net
        {
            [Input(4)] public partial Signal Senses { get; }
            [Recurrent(5)] public partial Layer Hidden { get; }
            [Readout(2)] public partial Layer Policy { get; }
        }
        """]);

    private static IEnumerable<string> Inherited(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            foreach (ISymbol member in level.GetMembers().Where(member => member.CanBeReferencedByName
                && member.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal))) yield return member.Name;
        }
    }

    /// <summary>The members that the generated file adds to the class.</summary>
    private static IEnumerable<string> Generated(string source) => GeneratorHarness.Plastic.Start(NetworkCompilation.Of(source)).Sources
        .Where(file => !file.Key.EndsWith("-rule.g.cs", StringComparison.Ordinal))
        .SelectMany(file => CSharpSyntaxTree.ParseText(file.Value).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().First().Members.SelectMany(NamesOf));

    private static IEnumerable<string> NamesOf(SyntaxNode member) => member switch
    {
        FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        _ => [],
    };

    /// <summary>Each file is sound, or has BPA0004; the compiler has nothing to add but what the user wrote twice.</summary>
    private static void AssertSaidOrSound(string[] sources)
    {
        GeneratorRun run = GeneratorHarness.Plastic.Start(NetworkCompilation.Of(sources));
        Assert.Null(run.Result.Exception);
        HashSet<string> said = [.. run.Result.Diagnostics.Select(diagnostic => diagnostic.Location.SourceTree!.FilePath)];
        Assert.All(run.Result.Diagnostics, diagnostic => Assert.Equal("BPA0004", diagnostic.Id));
        var spaces = run.Output.SyntaxTrees.ToDictionary(tree => tree, tree => tree.GetRoot().DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString());
        Dictionary<string, string> files = sources.Select((_, i) => NetworkCompilation.PathOf(i)).ToDictionary(path => spaces.First(pair => pair.Key.FilePath == path).Value!);
        string[] errors = [.. run.Output.GetDiagnostics().Where(error => error.Severity == DiagnosticSeverity.Error)
            .Where(error => !(said.Contains(files[spaces[error.Location.SourceTree!]!]) && error.Id is "CS0102" or "CS0542" && error.Location.SourceTree!.FilePath.StartsWith("/src/", StringComparison.Ordinal)))
            .Select(error => $"{error}: {error.Location.SourceTree!.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line]}")];
        Assert.True(errors.Length == 0, $"{errors.Length} errors:\n{string.Join('\n', errors.Take(20))}");
    }
}
