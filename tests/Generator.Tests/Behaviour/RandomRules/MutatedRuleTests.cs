using System.Text.RegularExpressions;
using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Tests.Behaviour.RandomRules;

/// <summary>Drawn rules with one token lost, doubled or in another's place: what is wrong is said of the author's text, never of ours.</summary>
public partial class MutatedRuleTests
{
    private const int Mutations = 25;

    [Theory]
    [InlineData(0)]
    public Task No_mistake_reaches_the_generated_code(int batch) => CheckAsync(batch);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public Task No_mistake_reaches_the_generated_code_in_more_batches(int batch) => CheckAsync(batch);

    private static async Task CheckAsync(int batch)
    {
        int clean = 0, refused = 0;
        for (int number = batch * Mutations; number < (batch + 1) * Mutations; number++)
        {
            string source = Mutate(RandomRule.All[number], new Random(number));
            GeneratorRun run = GeneratorHarness.Plastic.Start(NetworkCompilation.Of(source));
            Assert.True(run.Result.Exception is null && run.Result.Diagnostics is [], $"{run.Result.Exception}{string.Join('\n', run.Result.Diagnostics)} in\n{source}");
            List<Diagnostic> errors = [.. run.Output.GetDiagnostics().Where(one => one.Severity == DiagnosticSeverity.Error)];
            Assert.All(errors, one => Assert.True(one.Location.SourceTree?.FilePath == NetworkCompilation.PathOf(0), $"{one} in\n{source}"));
            IReadOnlyList<Diagnostic> found = await RuleTester.ReportAsync(run);
            Assert.DoesNotContain(found, one => one.Id.StartsWith("BPA09", StringComparison.Ordinal));
            bool isShell = run.Sources.Any(file => file.Key.StartsWith("Net", StringComparison.Ordinal) && file.Value.Contains("InvalidNetworkException", StringComparison.Ordinal));
            if (isShell) Assert.True(found.Count > 0, $"Nothing is said of\n{source}");
            if (isShell) refused++;
            else clean++;
        }

        Assert.True(clean > 0 && refused > 5, $"{clean} clean, {refused} refused");
    }

    /// <summary>The rule and its network without the recompiled one, so that what is wrong is wrong once.</summary>
    private static string Mutate(RandomRule rule, Random random)
    {
        MatchCollection tokens = Token().Matches(rule.Members);
        Match token = tokens[random.Next(tokens.Count)], other = tokens[random.Next(tokens.Count)];
        string replacement = random.Next(3) switch { 0 => "", 1 => token.Value + " " + token.Value, _ => other.Value };
        string members = rule.Members[..token.Index] + replacement + rule.Members[(token.Index + token.Length)..];
        string source = rule.Source[(rule.Source.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        int oracle = source.IndexOf($"public static class {rule.Oracle}", StringComparison.Ordinal), network = source.IndexOf("[Plastic<", StringComparison.Ordinal);
        return source[..oracle].Replace(rule.Members, members, StringComparison.Ordinal) + source[network..];
    }

    [GeneratedRegex(@"[\w.]+|[^\s\w]")]
    private static partial Regex Token();
}
