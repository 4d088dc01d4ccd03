using Backpropamine.CodeFixes;
using Backpropamine.Generator.Tests.Rules;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backpropamine.Generator.Tests.CodeFixes;

/// <summary>What holds for every fix, on every mistake that the tests know.</summary>
public class EveryFixTests
{
    private static readonly RuleCase[] _wrong = [.. RuleCases.All.Where(one => one.IsWrong && FixTester.Fixes.Any(fix => fix.FixableDiagnosticIds.Contains(one.Id)))];

    public static TheoryData<RuleCase> Wrong { get; } = [.. _wrong];

    /// <summary>The first mistake of each rule.</summary>
    public static TheoryData<RuleCase> FirstWrong { get; } = [.. _wrong.DistinctBy(one => one.Id)];

    public static TheoryData<RuleCase> MoreWrong { get; } = [.. _wrong.GroupBy(one => one.Id).SelectMany(rule => rule.Skip(1))];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_offered_removes_the_mistake_and_adds_none(RuleCase one)
    {
        FixTester tester = await FixTester.OfAsync(Markup.Parse(one.Source).Text);
        IReadOnlyList<Diagnostic> before = await tester.FindAsync();
        Diagnostic mistake = before.First(diagnostic => diagnostic.Id == one.Id);
        foreach (var (_, action) in await tester.OfferAsync(mistake))
        {
            FixTester fixedOne = await tester.AfterAsync(action);
            IReadOnlyList<Diagnostic> after = await fixedOne.FindAsync();
            Assert.True(after.Count(diagnostic => diagnostic.Id == one.Id) < before.Count(diagnostic => diagnostic.Id == one.Id)
                || after.First(diagnostic => diagnostic.Id == one.Id).GetMessage(null) != mistake.GetMessage(null), await fixedOne.TextAsync());
            Assert.DoesNotContain(after, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && before.All(old => old.Id != diagnostic.Id));
        }
    }

    [Theory]
    [MemberData(nameof(FirstWrong))]
    public Task A_file_from_Windows_keeps_its_line_endings(RuleCase one) => CheckLineEndings(one);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(MoreWrong))]
    public Task A_file_from_Windows_keeps_its_line_endings_in_more_cases(RuleCase one) => CheckLineEndings(one);

    private static async Task CheckLineEndings(RuleCase one)
    {
        string source = Markup.Parse(one.Source).Text.ReplaceLineEndings("\n").TrimEnd() + "\n";
        IReadOnlyList<string> expected = await FixedAsync(source, one.Id), windows = await FixedAsync(source.ReplaceLineEndings("\r\n"), one.Id);
        Assert.Equal(expected.Select(text => text.ReplaceLineEndings("\r\n")), windows);
        Assert.DoesNotContain(expected, text => text.Contains('\r'));
    }

    /// <summary>What each fix that is offered for the first of these mistakes makes of the source.</summary>
    private static async Task<IReadOnlyList<string>> FixedAsync(string source, string id)
    {
        FixTester tester = await FixTester.OfAsync(source);
        var texts = new List<string>();
        foreach (var (_, action) in await tester.OfferAsync((await tester.FindAsync()).First(diagnostic => diagnostic.Id == id)))
        {
            texts.Add(await (await tester.AfterAsync(action)).TextAsync());
        }

        return texts;
    }

    [Fact]
    public async Task Nothing_that_is_half_written_makes_a_fix_throw()
    {
        string source = Markup.Parse(RuleCases.All.First(one => one is { Id: "BPA0003", IsWrong: true }).Source).Text;
        FixTester whole = await FixTester.OfAsync(source);
        Diagnostic found = (await whole.FindAsync()).First(diagnostic => diagnostic.Id == "BPA0003");
        string[] ids = [.. FixTester.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Distinct()];
        for (int length = 0; length < source.Length; length += 3)
        {
            FixTester half = await FixTester.OfAsync(source[..length]);
            foreach (string id in ids)
            {
                // The same place under every id: providers meet nodes that they do not expect, and a tree that is not theirs.
                var descriptor = new DiagnosticDescriptor(id, id, id, id, DiagnosticSeverity.Error, isEnabledByDefault: true);
                foreach (var (_, action) in await half.OfferAsync(Diagnostic.Create(descriptor, found.Location))) Assert.NotEmpty(await action.GetOperationsAsync(CancellationToken.None));
            }
        }
    }

    [Fact]
    public void The_index_of_rules_says_what_can_be_fixed()
    {
        string index = RulePage.ReadRepositoryFile("docs", "rules", "README.md");
        string sentence = index[index.IndexOf("An editor offers a fix for", StringComparison.Ordinal)..index.IndexOf("\n\n| Id", StringComparison.Ordinal)];
        Assert.Equal(
            FixTester.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal),
            System.Text.RegularExpressions.Regex.Matches(sentence, @"BPA\d+").Select(match => match.Value));
    }

    [Fact]
    public void Every_fix_is_exported_and_fixes_all_of_a_file()
    {
        Assert.All(FixTester.Fixes, fix =>
        {
            Assert.Contains(fix.GetType().GetCustomAttributes(inherit: false), attribute => attribute is ExportCodeFixProviderAttribute { Languages: ["C#"] });
            Assert.Same(WellKnownFixAllProviders.BatchFixer, fix.GetFixAllProvider());
            Assert.All(fix.FixableDiagnosticIds, id => Assert.Contains(Analyzers.Rules.All, rule => rule.Id == id));
        });
        Assert.True(FixTester.Fixes.Length >= 8);
        Assert.All(typeof(Fix).Assembly.GetReferencedAssemblies(), name => Assert.NotEqual("Backpropamine.Generator", name.Name));
    }
}
