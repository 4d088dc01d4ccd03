using System.Text.RegularExpressions;
using System.Xml.Linq;
using Backpropamine.Training.Comparing.Conditions;
using Backpropamine.Training.Comparing.Page;
using Backpropamine.Training.Comparing.Processes;
using Backpropamine.Training.Comparing.Results;
using Backpropamine.Training.Comparing.Summaries;

namespace Backpropamine.Samples.Tests.Comparing.Page;

public class ComparisonPageTests
{
    [Fact]
    public void The_table_has_every_condition_with_its_figures()
    {
        var rows = Rows(Render(Report()), 0);
        Assert.Equal(["network rnn", "3", "0.2", "0.15 to 0.25", "0.1 to 0.3", "never", "never", "0 of 3", "100", "1.5"], rows[0]);
        Assert.Equal(["network plastic", "3", "0.8", "0.75 to 0.85", "0.7 to 0.9", "4 (4 to 4)", "1.5 (1.5 to 1.5)", "3 of 3", "200", "1.5"], rows[1]);
    }

    [Fact]
    public void Pairs_have_difference_interval_and_both_p_values()
    {
        var rows = Rows(Render(Report()), 1);
        Assert.Equal([["network rnn", "network plastic", "−0.6", "−0.8 to −0.4", "90 %", "0.1", "0.1"]], rows);
    }

    [Fact]
    public void A_sweep_is_ranked_best_first_and_tests_no_pairs()
    {
        var page = Render(Report(isSweep: true));
        Assert.Equal(["1", "network plastic"], Rows(page, 0)[0][..2]);
        Assert.Equal(["2", "network rnn"], Rows(page, 0)[1][..2]);
        Assert.DoesNotContain(page.Descendants(), element => element.Value == "Pairs of conditions");
    }

    [Fact]
    public void Curves_are_medians_with_bands_and_the_criterion()
    {
        var page = Render(Report());
        Assert.Equal((2, 2, 1), (OfClass(page, "curve").Count(), OfClass(page, "band").Count(element => element.Name.LocalName == "path"), OfClass(page, "threshold").Count()));
        Assert.Equal(6, OfClass(page, "dot").Count());
        Assert.Empty(OfClass(Render(Report(criterion: null)), "threshold"));
    }

    [Fact]
    public void The_page_says_what_made_it()
    {
        var text = Render(Report()).Value;
        Assert.All(["./run compare cue --vary network=rnn,plastic", "0.1.0, commit abc", "hidden=5", "1–3", "results.csv"], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Lost_runs_are_shown_with_the_end_of_their_logs()
    {
        var report = Report();
        var page = Render(report with { Failed = [new FailedRun(report.Plan.Runs[0], "the process ended with 134", "/runs/log.txt", "line 1\n<crash & burn>")] });
        Assert.Contains("line 1\n<crash & burn>", page.Descendants().Where(element => element.Name.LocalName == "pre").Select(element => element.Value));
        Assert.Contains("the process ended with 134", page.Value, StringComparison.Ordinal);
        Assert.Contains("/runs/log.txt", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_finished_run_the_page_says_so()
    {
        var report = Report();
        var page = Render(report with { Summary = Summary.Of(report.Plan, _ => null, new Scoring(2, null)) });
        Assert.Equal("No run has finished.", OfClass(page, "empty").Single().Value);
    }

    [Fact]
    public void The_page_needs_nothing_but_itself()
    {
        var text = ComparisonPage.Render(Report()).Replace("http://www.w3.org/1999/xhtml", "", StringComparison.Ordinal);
        Assert.DoesNotMatch(new Regex(@"https?:|src=|href=|url\(|@import|fetch\(|XMLHttpRequest|import\("), text);
    }

    [Fact]
    public void What_scrolls_or_answers_can_be_reached_by_keyboard_and_drawings_have_descriptions()
    {
        var page = Render(Report());
        var tabbed = page.Descendants().Where(element => element.Name.LocalName is "table" or "pre").Concat(OfClass(page, "curves"));
        Assert.All(tabbed, element => Assert.Equal("0", (string?)element.Attribute("tabindex")));
        Assert.All(page.Descendants().Where(element => element.Name.LocalName == "svg"), drawing => Assert.False(string.IsNullOrWhiteSpace((string?)drawing.Attribute("aria-label"))));
    }

    [Fact]
    public void Markup_in_names_is_shown_and_not_obeyed()
    {
        const string Nasty = "</script><b>&'\"";
        var report = Report(second: Nasty) with { ScoreName = Nasty };
        Assert.Equal($"network {Nasty}", Rows(Render(report), 0)[1][0]);
        Assert.Equal(2, Regex.Count(ComparisonPage.Render(report), "</script>"));
    }

    [Fact]
    public void Only_as_many_curves_are_drawn_as_a_reader_can_tell_apart()
    {
        var conditions = Condition.Cross([[.. Enumerable.Range(1, 12).Select(i => new Setting("hidden", $"{i}"))]]);
        PlannedRun[] runs = [.. conditions.Select(condition => new PlannedRun("cue", condition, 1, new SettingSet([]), new HashSet<string>(), []))];
        var plan = new ComparisonPlan(true, "cue", [], conditions, [1], runs, "./run sweep");
        var summary = Summary.Of(plan, run => Row(run, int.Parse(run.Condition.Settings[0].Value!), 1), new Scoring(2, null));
        var page = Render(Report() with { Plan = plan, Summary = summary });
        Assert.Equal(BandFigure.MostCurves, OfClass(page, "curve").Count());
        Assert.Contains("the first 8 of 12 conditions", page.Value, StringComparison.Ordinal);
        Assert.Equal(12, Rows(page, 0).Length);
    }

    private static ComparisonReport Report(bool isSweep = false, double? criterion = 0.5, string second = "plastic")
    {
        var conditions = Condition.Cross([[new Setting("network", "rnn"), new Setting("network", second)]]);
        PlannedRun[] runs = [.. new long[] { 1, 2, 3 }.SelectMany(seed => conditions.Select(condition => new PlannedRun("cue", condition, seed, new SettingSet([]), new HashSet<string>(), [])))];
        var plan = new ComparisonPlan(isSweep, "cue", [new Setting("hidden", "5")], conditions, [1, 2, 3], runs, $"./run compare cue --vary network=rnn,{second}");
        var summary = Summary.Of(plan, run => run.Condition == conditions[0] ? Row(run, run.Seed / 10.0, 100) : Row(run, 0.6 + run.Seed / 10.0, 200), new Scoring(2, criterion));
        return new ComparisonReport(plan, summary, [], new ProgramVersion("0.1.0", "abc"), ["a fact"], "reward", ["results.csv"]);
    }

    /// <summary>A run that learns nothing for two iterations, and then has its score.</summary>
    private static RunRow Row(PlannedRun run, double score, long parameters) =>
        new(1, new RunKey("cue", "", run.Seed, "0.1.0"), "abc", new RunCurve([1, 2, 3, 4], [0, 0, score, score]), parameters, 90, DateTime.UnixEpoch);

    private static XElement Render(ComparisonReport report) => XDocument.Parse(ComparisonPage.Render(report)).Root!;

    private static IEnumerable<XElement> OfClass(XElement page, string name) => page.Descendants().Where(element => ((string?)element.Attribute("class") ?? "").Split(' ').Contains(name));

    private static string[][] Rows(XElement page, int table) =>
        [.. OfClass(page, "figures").ElementAt(table).Descendants().Single(element => element.Name.LocalName == "tbody").Elements().Select(row => row.Elements().Select(cell => cell.Value).ToArray())];
}
