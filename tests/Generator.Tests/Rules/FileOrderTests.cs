using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Rules;

/// <summary>BPA0010: a network in several files whose order decides what it is.</summary>
public class FileOrderTests
{
    private const string Senses = "[Input(4)] public partial Signal Senses { get; }";

    [Theory]
    [InlineData(Senses, "[Readout(2)] public partial Layer Policy { get; }", "Policy", "name its source with From")]
    [InlineData(Senses + "[Dense(3)] public partial Layer Seen { get; }", "[Dense(5)] public partial Layer Other { get; } [Readout(2)] public partial Layer Policy { get; }", "Other", "name its source with From")]
    [InlineData(Senses + "[Readout(2, FromAll = new[] { nameof(Senses), nameof(Label) })] public partial Layer Policy { get; }", "[Input(3)] public partial Signal Label { get; }", "Label", "declare all inputs in one file")]
    [InlineData("[Input] public partial Signal Senses { get; }", "[Readout(From = nameof(Senses))] public partial Layer Policy { get; }", "Policy", "or write their sizes")]
    [InlineData("[Input(1)] public partial Signal Word { get; }", "[Embedding(9, 4)] public partial Layer Meaning { get; } [Readout(2)] public partial Layer Policy { get; }", "Meaning", "name its source with From")]
    public async Task A_network_in_two_files_whose_order_matters(string first, string second, string at, string remedy)
    {
        IReadOnlyList<Diagnostic> all = await ReportAsync(first, second);
        Assert.All(all, one => Assert.Equal("BPA0010", one.Id));
        Diagnostic found = Assert.Single(all, one => one.Location.SourceTree!.GetText().ToString(one.Location.SourceSpan) == at);
        Assert.EndsWith(remedy, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Senses, "[Readout(2, From = nameof(Senses))] public partial Layer Policy { get; }")]
    [InlineData(Senses + "[Dense(3, From = nameof(Senses))] public partial Layer Seen { get; }", "[Dense(3, From = nameof(Seen))] public partial Layer More { get; } [Readout(2)] public partial Layer Policy { get; }")]
    [InlineData(Senses + "[Readout(2)] public partial Layer Policy { get; }", "[Readout(1, From = nameof(Policy))] public partial Layer Value { get; }")]
    [InlineData(Senses + "[Dropout(0.5)] public partial Layer Some { get; } [Readout(2)] public partial Layer Policy { get; }", "public int Seed { get; set; }")]
    public async Task A_network_in_two_files_whose_order_does_not_matter(string first, string second)
    {
        Assert.Empty(await ReportAsync(first, second));
        Assert.NotEmpty(Equations(first, second));
        Assert.Equal(Equations(first, second), Equations(second, first));

        static IEnumerable<string> Equations(string first, string second) =>
            Generated(first, second).Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith("// ", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_network_in_two_parts_of_one_file() =>
        Assert.Empty(await RuleTester.ReportAsync(Part("[Network] ", Senses) + Part("", "[Readout(2)] public partial Layer Policy { get; }")));

    private static string Part(string attribute, string members) => $"{attribute}public partial class Net {{ {members} }}\n";

    private static string Generated(string first, string second) => GeneratorHarness.Plastic.Run(Part("[Network] ", first), Part("", second)).Source;

    private static Task<IReadOnlyList<Diagnostic>> ReportAsync(string first, string second) =>
        RuleTester.ReportAsync(NetworkCompilation.Of(Part("[Network] ", first), Part("", second)));
}
