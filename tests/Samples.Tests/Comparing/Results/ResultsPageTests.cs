using System.Globalization;
using System.Text.RegularExpressions;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training.Comparing.Conditions;
using Backpropamine.Training.Comparing.Results;
using Backpropamine.Training.Comparing.Summaries;

namespace Backpropamine.Samples.Tests.Comparing.Results;

/// <summary>What docs/results.md says of a comparison is what its committed files say.</summary>
public sealed partial class ResultsPageTests : IDisposable
{
    private const int Window = 100;
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Commands { get; } = [.. Command().Matches(Page).Select(match => match.Value)];

    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Backpropamine.Gen.sln")))
                folder = folder.Parent!;
            return folder.FullName;
        }
    }

    private static string Page => File.ReadAllText(Path.Combine(Root, "docs", "results.md"));

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_figure_is_in_the_files(string command)
    {
        string[] words = command.Split(' ');
        var plan = Plan(words);
        using var store = new ResultStore(Copy(Path.Combine(Root, Value(words, "--results"))));
        var (task, settings) = new Planner(BuiltInTasks.Table).Describe(plan.Runs[0]);
        var criterion = Values(words, "--criterion").Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var scoring = new Scoring(Window, criterion is [var given] ? given : task.Threshold(settings));
        var version = VersionOf(words);
        Assert.All(plan.Runs, run => Assert.NotNull(store.Find(run, version)));

        using var text = new StringWriter();
        SummaryText.Write(text, plan, Summary.Of(plan, run => store.Find(run, version), scoring));
        Assert.Contains(text.ToString().ReplaceLineEndings("\n"), Page, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static ComparisonPlan Plan(string[] words)
    {
        Condition[] conditions =
        [
            .. Values(words, "--condition").Select(text => SettingText.Condition("--condition", text)),
            .. Condition.Cross(Values(words, "--vary").Select(text => SettingText.Axis("--vary", text))),
        ];
        return new Planner(BuiltInTasks.Table).Plan(false, words[2], SettingText.Options(TaskOptions(words)), conditions, SeedList.Parse(Value(words, "--seeds")), "");
    }

    // What is no option of compare belongs to the task.
    private static string[] TaskOptions(string[] words) =>
        [.. words.Skip(3).Chunk(2).Where(pair => pair[0] is not ("--vary" or "--condition" or "--seeds" or "--results" or "--criterion")).SelectMany(pair => pair)];

    // Results stay, whatever the program's version has become.
    private static string VersionOf(string[] words) => File.ReadLines(Path.Combine(Root, Value(words, "--results"))).Skip(1).First().Split(',')[4];

    private string Copy(string file)
    {
        File.Copy(file, _folder["runs.csv"]);
        File.Copy(ResultStore.CurvesOf(file), ResultStore.CurvesOf(_folder["runs.csv"]));
        return _folder["runs.csv"];
    }

    private static string Value(string[] words, string option) => Values(words, option).Single();

    private static IEnumerable<string> Values(string[] words, string option) => words.Index().Where(word => word.Item == option).Select(word => words[word.Index + 1]);

    [GeneratedRegex(@"^\./run compare .*--results .*$", RegexOptions.Multiline)]
    private static partial Regex Command();
}
