using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Rules;

/// <summary>Every case of every rule: reported where marked, nothing else said, and silenced by the usual means.</summary>
public class RuleTests
{
    public static TheoryData<RuleCase> Wrong => RuleCases.Wrong;

    /// <summary>The first mistake of each rule.</summary>
    public static TheoryData<RuleCase> FirstWrong { get; } = [.. RuleCases.All.Where(one => one.IsWrong).DistinctBy(one => one.Id)];

    public static TheoryData<RuleCase> MoreWrong { get; } = [.. RuleCases.All.Where(one => one.IsWrong).GroupBy(one => one.Id).SelectMany(rule => rule.Skip(1))];

    public static TheoryData<RuleCase> Right => RuleCases.Right;

    [Theory]
    [MemberData(nameof(Wrong))]
    public Task A_mistake_is_reported_on_its_token_and_nothing_else_is(RuleCase one) => RuleTester.ExpectAsync(one.Id, one.Source, one.Unavoidable);

    [Theory]
    [MemberData(nameof(Right))]
    public Task A_sound_model_is_left_alone(RuleCase one) => RuleTester.ExpectAsync(one.Id, one.Source);

    [Theory]
    [MemberData(nameof(Wrong))]
    public void The_generator_stays_cached_and_clean_on_a_mistake(RuleCase one) => GeneratorHarness.Plastic.RunWithErrors(Markup.Parse(one.Source).Text);

    [Theory]
    [MemberData(nameof(FirstWrong))]
    public Task A_pragma_silences_it(RuleCase one) => ExpectSilence(one);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(MoreWrong))]
    public Task A_pragma_silences_it_in_more_cases(RuleCase one) => ExpectSilence(one);

    [Theory]
    [MemberData(nameof(FirstWrong))]
    public Task An_editorconfig_changes_its_severity(RuleCase one) => ExpectSeverities(one);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(MoreWrong))]
    public Task An_editorconfig_changes_its_severity_in_more_cases(RuleCase one) => ExpectSeverities(one);

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task The_message_is_one_line_with_all_blanks_filled(RuleCase one)
    {
        foreach (Said said in (await RuleTester.SayAsync(Markup.Parse(one.Source).Text)).Where(said => said.Id == one.Id))
        {
            Assert.DoesNotContain('\n', said.Message);
            Assert.DoesNotMatch(@"\{\d\}|''|  ", said.Message);
        }
    }

    private static async Task ExpectSilence(RuleCase one) =>
        Assert.DoesNotContain(await RuleTester.ReportAsync(Markup.Parse(one.Source).WithPragma(one.Id)), diagnostic => diagnostic.Id == one.Id);

    private static async Task ExpectSeverities(RuleCase one)
    {
        string source = Markup.Parse(one.Source).Text;
        Assert.DoesNotContain(await Report("none"), diagnostic => diagnostic.Id == one.Id);
        Assert.All((await Report("suggestion")).Where(diagnostic => diagnostic.Id == one.Id), diagnostic => Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity));
        Assert.Contains(await Report("error"), diagnostic => diagnostic.Id == one.Id && diagnostic.Severity == DiagnosticSeverity.Error);

        Task<IReadOnlyList<Diagnostic>> Report(string severity) =>
            RuleTester.ReportAsync(source, $"root = true\n[*.cs]\ndotnet_diagnostic.{one.Id}.severity = {severity}\n");
    }
}
