using Backpropamine.Generator.Tests.Rules.Cases;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backpropamine.Generator.Tests.Rules;

/// <summary>BPA0223, and what it is about: rules of other assemblies.</summary>
public class UnreadableRuleTests
{
    private const string Library = """
        namespace Library;

        public readonly struct Covariance : IPlasticityRule
        {
            public static float Drive(float pre, float post) => (pre - 0.5f) * (post - 0.5f);
            public static float Commit(float hebb, float change, float rate, [Learned(Grain.PerNeuron, Scale = 0.9, As = Reparametrisation.Sigmoid)] float keep) => keep * hebb + rate * change;
            public static float Weight(float w, float alpha, float hebb, float norm, float level) => norm > 1 ? (w + alpha * hebb) / norm : w + hebb * level;
            [State(Per.Post)] public static float Level(float level, float post) => 0.5f * level + post;
            [Sum(Over.Pre)] public static float Norm(float w, float hebb) => w * w + hebb * hebb;
        }
        """;

    private static readonly string _model = Sources.Net("[[|Plastic<Library.Covariance>|]]", Sources.Usual);

    [Fact]
    public async Task A_library_built_without_the_generator_is_reported() =>
        await AssertReported(Image(NetworkCompilation.Of(Library)), "without the Backpropamine generator");

    [Theory]
    [InlineData("version 1; drive = (warp pre post)", "Library has a damaged text of it; rebuild that assembly")]
    [InlineData("version 2; drive = pre; trace = drive; commit = change; weight = hebb", "another version of the generator, which writes form 2 where this one reads form 1")]
    [InlineData("drive = pre; trace = drive; commit = change; weight = hebb", "another version of the generator, which writes form 0 where this one reads form 1")]
    public async Task A_library_built_with_another_version_is_reported(string body, string reason) =>
        await AssertReported(Image(NetworkCompilation.Of($"[assembly: RuleBody(typeof(Library.Covariance), \"{body}\")]", Library)), reason);

    [Fact]
    public async Task A_pragma_and_an_editorconfig_silence_it()
    {
        Markup markup = Markup.Parse(_model);
        MetadataReference library = Image(NetworkCompilation.Of(Library));
        Assert.DoesNotContain(await RuleTester.ReportAsync(NetworkCompilation.Of(markup.WithPragma("BPA0223")).AddReferences(library)), IsIt);
        CSharpCompilation silenced = NetworkCompilation.Of(markup.Text).AddReferences(library);
        var config = new EditorConfigSeverities("root = true\n[*.cs]\ndotnet_diagnostic.BPA0223.severity = none\n");
        Assert.DoesNotContain(await RuleTester.ReportAsync(silenced.WithOptions(silenced.Options.WithSyntaxTreeOptionsProvider(config))), IsIt);
    }

    [Fact]
    public async Task A_library_built_with_the_generator_gives_what_its_source_would()
    {
        string model = Markup.Parse(_model).Text;
        MetadataReference library = Image(GeneratorHarness.Plastic.Run(Library).Output);
        CSharpCompilation compilation = NetworkCompilation.Of(model).AddReferences(library);
        Assert.All(await RuleTester.ReportAsync(compilation), IsOnlyNotFused);
        Assert.Equal(
            GeneratorHarness.Plastic.Run(model, Library).Sources["Net.g.cs"],
            GeneratorHarness.Plastic.Start(compilation).Sources["Net.g.cs"]);
    }

    [Fact]
    public async Task A_project_beside_this_one_is_read_from_its_source()
    {
        MetadataReference project = NetworkCompilation.Of(Library).WithAssemblyName("Library").ToMetadataReference();
        Assert.All(await RuleTester.ReportAsync(NetworkCompilation.Of(Markup.Parse(_model).Text).AddReferences(project)), IsOnlyNotFused);
    }

    [Fact]
    public async Task A_mistake_in_a_project_beside_this_one_is_named_and_reported_there()
    {
        string broken = Library.Replace("pre - 0.5f", "pre % 0.5f", StringComparison.Ordinal);
        await AssertReported(NetworkCompilation.Of(broken).WithAssemblyName("Library").ToMetadataReference(), "its declaration in Library has errors");
    }

    private static async Task AssertReported(MetadataReference library, string reason)
    {
        Markup markup = Markup.Parse(_model);
        Diagnostic found = Assert.Single(await RuleTester.ReportAsync(NetworkCompilation.Of(markup.Text).AddReferences(library)));
        Assert.True(IsIt(found));
        Assert.Equal(markup.Spans[0], found.Location.SourceSpan);
        Assert.Contains(reason, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static void IsOnlyNotFused(Diagnostic diagnostic) => Assert.Equal("BPA0405", diagnostic.Id);

    private static bool IsIt(Diagnostic diagnostic) => diagnostic.Id == "BPA0223";

    private static PortableExecutableReference Image(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        Assert.True(compilation.WithAssemblyName("Library").Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
