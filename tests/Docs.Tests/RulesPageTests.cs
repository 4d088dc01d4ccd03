using System.Globalization;
using System.Text.RegularExpressions;
using Backpropamine.RulesPage;

namespace Backpropamine.Docs.Tests;

/// <summary>The committed page of the rules is what eng/rules-page makes.</summary>
public partial class RulesPageTests
{
    private const double Tolerance = 0.05;
    private const string Advice = "docs/rules-of-plasticity.md and docs/pictures are made: run eng/rules-page and commit what it writes";

    private static readonly IReadOnlyDictionary<string, string> _files = Page.Files(Repository.Root);

    public static TheoryData<string> Pictures { get; } = [.. _files.Keys.Where(path => path.EndsWith(".svg", StringComparison.Ordinal))];

    [Fact]
    public void The_text_is_what_the_command_makes()
    {
        string[] made = _files[Page.Text].Split('\n'), committed = Committed(Page.Text).Split('\n');
        var line = made.Zip(committed).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(line == made.Length && line == committed.Length, $"{Advice}; line {line + 1} should be: {made.ElementAtOrDefault(line)}");
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_is_what_the_command_makes(string path)
    {
        string made = _files[path], committed = Committed(path);
        Assert.True(Number().Replace(made, "#") == Number().Replace(committed, "#"), Advice);
        Assert.All(Numbers(made).Zip(Numbers(committed)), pair => Assert.True(Math.Abs(pair.First - pair.Second) <= Tolerance, Advice));
    }

    [Fact]
    public void No_picture_is_left_of_a_rule_that_is_gone() => Assert.Empty(PageFiles.LeftOver(Repository.Root, _files));

    [Fact]
    public void Every_rule_has_its_section_and_picture()
    {
        var rules = typeof(IPlasticityRule).Assembly.GetTypes().Where(type => type.IsValueType && type.IsAssignableTo(typeof(IPlasticityRule))).Select(type => type.Name);
        Assert.All(rules, rule =>
        {
            Assert.Contains($"\n## {rule}\n", _files[Page.Text], StringComparison.Ordinal);
            Assert.Contains($"{Page.Pictures}/{rule}.svg", _files.Keys);
        });
    }

    [Fact]
    public void The_command_writes_numbers_in_no_machine_s_language()
    {
        var settings = File.ReadAllText(Path.ChangeExtension(typeof(Page).Assembly.Location, ".runtimeconfig.json"));
        Assert.Contains("\"System.Globalization.Invariant\": true", settings, StringComparison.Ordinal);
    }

    private static string Committed(string path)
    {
        var full = Path.Combine(Repository.Root, path);
        return File.Exists(full) ? File.ReadAllText(full) : "";
    }

    private static IEnumerable<double> Numbers(string text) => Number().Matches(text).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Number();
}
