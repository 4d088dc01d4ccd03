using Backpropamine.Generator.Tests.Rules.Cases;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Backpropamine.Generator.Tests.Rules;

/// <summary>BPA0508, and what it is about: cells of other assemblies.</summary>
public class UnreadableCellTests
{
    private const string Library = """
        namespace Library;

        public readonly struct Slow : ICell
        {
            [Path(Plastic = true, Post = nameof(Activity))] public static float Current(float sum) => sum;
            [State(Initial = 0.5)] public static float Level(float level, float current, [Learned(Grain.PerNeuron, Scale = 0.9, As = Reparametrisation.Sigmoid)] float keep) => keep * level + (1 - keep) * current;
            public static float Activity(float level, float previousActivity) => level + Functions.StopGradient(0.1f * previousActivity);
        }
        """;

    private static readonly string _model = Sources.Net("[Network]", Sources.Senses, "[[|Recurrent<Library.Slow>(5)|], Plastic] public partial Layer Hidden { get; }", Sources.Policy);

    [Fact]
    public async Task A_library_built_without_the_generator_is_reported() =>
        await AssertReported(NetworkCompilation.Of(Library), "without the Backpropamine generator");

    [Theory]
    [InlineData("version 1; Path Current = (warp sum)", "a damaged text of it; rebuild that assembly")]
    [InlineData("version 7; Path Current = sum; Activity Activity = current", "writes form 7 where this one reads form 1")]
    public async Task A_library_built_with_another_version_is_reported(string body, string reason) =>
        await AssertReported(NetworkCompilation.Of($"[assembly: CellBody(typeof(Library.Slow), \"{body}\")]", Library), reason);

    [Fact]
    public async Task A_library_built_with_the_generator_gives_what_its_source_would()
    {
        string model = Markup.Parse(_model).Text;
        CSharpCompilation compilation = NetworkCompilation.Of(model).AddReferences(Image(GeneratorHarness.Plastic.Run(Library).Output));
        Assert.Empty(await RuleTester.ReportAsync(compilation));
        Assert.Equal(GeneratorHarness.Plastic.Run(model, Library).Sources["Net.g.cs"], GeneratorHarness.Plastic.Start(compilation).Sources["Net.g.cs"]);
    }

    [Fact]
    public async Task A_mistake_in_a_cell_of_a_project_beside_this_one_is_named()
    {
        MetadataReference project = NetworkCompilation.Of(Library.Replace("=> sum;", "=> sum % 2;", StringComparison.Ordinal)).WithAssemblyName("Library").ToMetadataReference();
        Diagnostic found = Assert.Single(await RuleTester.ReportAsync(NetworkCompilation.Of(Markup.Parse(_model).Text).AddReferences(project)), one => one.Id == "BPA0508");
        Assert.Contains("its declaration in Library has errors", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static async Task AssertReported(CSharpCompilation library, string reason)
    {
        Diagnostic found = Assert.Single(await RuleTester.ReportAsync(NetworkCompilation.Of(Markup.Parse(_model).Text).AddReferences(Image(library))), one => one.Id == "BPA0508");
        Assert.Contains(reason, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private static PortableExecutableReference Image(Compilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.WithAssemblyName("Library").Emit(image);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
