using System.Globalization;
using System.Text.RegularExpressions;
using Backpropamine.Pages;
using Backpropamine.Pages.Cells;
using Backpropamine.Pages.Rules;

namespace Backpropamine.Docs.Tests;

/// <summary>The committed pages of rules and cells are what eng/pages makes.</summary>
public partial class PageTests
{
    private const double Tolerance = 0.05;
    private const string Advice = "docs/rules-of-plasticity.md, docs/cells.md and docs/pictures are made: run eng/pages and commit what it writes";

    private static readonly IReadOnlyDictionary<string, string> _files = PageFiles.Make(Repository.Root);

    public static TheoryData<string> Pictures { get; } = [.. _files.Keys.Where(path => path.EndsWith(".svg", StringComparison.Ordinal))];

    [Theory]
    [InlineData(RulesPage.Text)]
    [InlineData(CellsPage.Text)]
    public void The_text_is_what_the_command_makes(string path)
    {
        string[] made = _files[path].Split('\n'), committed = Committed(path).Split('\n');
        var line = made.Zip(committed).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.True(line == made.Length && line == committed.Length, $"{Advice}; line {line + 1} of {path} should be: {made.ElementAtOrDefault(line)}");
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
    public void No_picture_is_left_of_what_is_gone() => Assert.Empty(PageFiles.LeftOver(Repository.Root, _files));

    [Theory]
    [InlineData(RulesPage.Text, typeof(IPlasticityRule))]
    [InlineData(CellsPage.Text, typeof(ICell))]
    public void Every_built_in_rule_and_cell_has_its_section_and_picture(string path, Type kind)
    {
        var names = kind.Assembly.GetTypes().Where(type => type.IsValueType && type.IsAssignableTo(kind)).Select(type => type.Name).ToList();
        Assert.NotEmpty(names);
        Assert.All(names, name =>
        {
            Assert.Contains($"\n## {name}\n", _files[path], StringComparison.Ordinal);
            Assert.Contains($"{PageFiles.Pictures}/{name}.svg", _files.Keys);
        });
    }

    [Fact]
    public void The_command_writes_numbers_in_no_machine_s_language()
    {
        var settings = File.ReadAllText(Path.ChangeExtension(typeof(PageFiles).Assembly.Location, ".runtimeconfig.json"));
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
