using System.Reflection;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Rules;

/// <summary>What holds for the catalogue of rules as a whole.</summary>
public class RuleCatalogueTests
{
    /// <summary>Rules that need more than one source, with tests of their own.</summary>
    private static readonly string[] _testedElsewhere = ["BPA0010", "BPA0223", "BPA0508", "BPA0901"];

    private static IReadOnlyList<DiagnosticDescriptor> All => Analyzers.Rules.All;

    [Fact]
    public void Every_descriptor_is_in_the_list_once()
    {
        DiagnosticDescriptor[] fields = [.. typeof(Analyzers.Rules).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => field.FieldType == typeof(DiagnosticDescriptor)).Select(field => (DiagnosticDescriptor)field.GetValue(null)!)];
        Assert.Equal(fields.Select(rule => rule.Id).Order(StringComparer.Ordinal), All.Select(rule => rule.Id).Order(StringComparer.Ordinal));
        Assert.Equal(All.Count, All.Select(rule => rule.Id).Distinct().Count());
        Assert.Equal(All.Count, All.Select(rule => rule.Title.ToString()).Distinct().Count());
    }

    [Fact]
    public void Every_rule_is_supported_by_an_analyzer() =>
        Assert.Equal(
            All.Select(rule => rule.Id).Order(StringComparer.Ordinal),
            RuleTester.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_id_has_the_range_of_its_category()
    {
        string[] categories = ["Declaration", "Graph", "Plasticity", "Training", "Fusion", "Cells"];
        Assert.All(All, rule => Assert.Equal(
            "Backpropamine." + (rule.Id[3..5] == "09" ? "Internal" : categories[int.Parse(rule.Id[3..5], System.Globalization.CultureInfo.InvariantCulture)]),
            rule.Category));
    }

    [Fact]
    public void Every_help_link_ends_with_the_rules_page() =>
        Assert.All(All, rule => Assert.EndsWith($"/docs/rules/{rule.Id}.md", rule.HelpLinkUri, StringComparison.Ordinal));

    [Fact]
    public void Every_rule_is_in_the_release_notes()
    {
        string notes = RulePage.ReadRepositoryFile("Generator", "AnalyzerReleases.Shipped.md") + RulePage.ReadRepositoryFile("Generator", "AnalyzerReleases.Unshipped.md");
        Assert.All(All, rule => Assert.Contains($"\n{rule.Id} | {rule.Category} | {rule.DefaultSeverity} |", notes, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_has_a_positive_and_a_negative_case() =>
        Assert.All(All.Where(rule => !_testedElsewhere.Contains(rule.Id)), rule =>
        {
            Assert.Contains(RuleCases.All, one => one.Id == rule.Id && one.IsWrong);
            Assert.Contains(RuleCases.All, one => one.Id == rule.Id && !one.IsWrong);
        });

    [Fact]
    public void No_two_cases_share_a_name() =>
        Assert.Equal(RuleCases.All.Count, RuleCases.All.Select(one => one.ToString()).Distinct().Count());
}
