using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Rules;

/// <summary>Every rule has a page, and what the page shows is true.</summary>
public class RulePageTests
{
    /// <summary>Rules whose mistake does not fit into one source: they have tests of their own.</summary>
    private static readonly string[] _notInOneSource = ["BPA0010", "BPA0223", "BPA0508", "BPA0901"];

    public static TheoryData<string> Ids => [.. Analyzers.Rules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_has_the_rules_title_and_the_usual_sections(string id)
    {
        DiagnosticDescriptor rule = Analyzers.Rules.All.Single(rule => rule.Id == id);
        RulePage page = RulePage.Read(id);
        Assert.Equal($"{id}: {rule.Title}", page.Title);
        Assert.Equal(["Why", "Wrong", "Right", "Suppress"], page.Sections);
        Assert.Contains($"Category `{rule.Category}`, severity {rule.DefaultSeverity}.", page.Text, StringComparison.Ordinal);
        Assert.Contains($"#pragma warning disable {id}", page.Text, StringComparison.Ordinal);
        Assert.Contains($"dotnet_diagnostic.{id}.severity", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_the_page_calls_wrong_is_reported(string id)
    {
        if (_notInOneSource.Contains(id)) return;
        IReadOnlyList<Diagnostic> found = await RuleTester.ReportAsync(RulePage.Read(id).Code("Wrong"));
        Assert.Contains(found, diagnostic => diagnostic.Id == id);
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id != id && diagnostic.Id.StartsWith("BPA", StringComparison.Ordinal)
            && (diagnostic.Descriptor.Category != "Backpropamine.Fusion" || id.StartsWith("BPA04", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task What_the_page_calls_right_is_clean(string id) => Assert.DoesNotContain(
        await RuleTester.ReportAsync(RulePage.Read(id).Code("Right")),
        diagnostic => diagnostic.Descriptor.Category != "Backpropamine.Fusion" || id.StartsWith("BPA04", StringComparison.Ordinal));

    [Fact]
    public void The_index_lists_every_rule_in_order()
    {
        IEnumerable<string> rows = RulePage.ReadRepositoryFile("docs", "rules", "README.md").Split('\n').Where(line => line.StartsWith("| [BPA", StringComparison.Ordinal));
        Assert.Equal(Analyzers.Rules.All.Select(rule => $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.DefaultSeverity} |"), rows);
    }

    [Fact]
    public async Task A_category_can_be_raised_as_a_whole()
    {
        string source = RulePage.Read("BPA0205").Code("Wrong");
        Diagnostic raised = Assert.Single(await RuleTester.ReportAsync(source, "root = true\n[*.cs]\ndotnet_analyzer_diagnostic.category-Backpropamine.Plasticity.severity = error\n"));
        Assert.Equal(DiagnosticSeverity.Error, raised.Severity);
    }

    [Fact]
    public void No_page_is_left_without_a_rule() =>
        Assert.Equal(
            Analyzers.Rules.All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            Directory.GetFiles(RulePage.Directory, "BPA*.md").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal));
}
