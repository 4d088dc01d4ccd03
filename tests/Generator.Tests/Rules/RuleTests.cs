using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Rules;

/// <summary>Every case of every rule: reported where marked, nothing else said, and silenced by the usual means.</summary>
public class RuleTests
{
    public static TheoryData<RuleCase> Wrong => RuleCases.Wrong;

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
    [MemberData(nameof(Wrong))]
    public async Task A_pragma_silences_it(RuleCase one) =>
        Assert.DoesNotContain(await RuleTester.ReportAsync(Markup.Parse(one.Source).WithPragma(one.Id)), diagnostic => diagnostic.Id == one.Id);

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task An_editorconfig_changes_its_severity(RuleCase one)
    {
        string source = Markup.Parse(one.Source).Text;
        Assert.DoesNotContain(await Report("none"), diagnostic => diagnostic.Id == one.Id);
        Assert.All((await Report("suggestion")).Where(diagnostic => diagnostic.Id == one.Id), diagnostic => Assert.Equal(DiagnosticSeverity.Info, diagnostic.Severity));
        Assert.Contains(await Report("error"), diagnostic => diagnostic.Id == one.Id && diagnostic.Severity == DiagnosticSeverity.Error);

        Task<IReadOnlyList<Diagnostic>> Report(string severity) =>
            RuleTester.ReportAsync(source, $"root = true\n[*.cs]\ndotnet_diagnostic.{one.Id}.severity = {severity}\n");
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task The_message_is_one_line_with_all_blanks_filled(RuleCase one)
    {
        foreach (Diagnostic diagnostic in (await RuleTester.ReportAsync(Markup.Parse(one.Source).Text)).Where(diagnostic => diagnostic.Id == one.Id))
        {
            string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
            Assert.DoesNotContain('\n', message);
            Assert.DoesNotMatch(@"\{\d\}|''|  ", message);
        }
    }
}
