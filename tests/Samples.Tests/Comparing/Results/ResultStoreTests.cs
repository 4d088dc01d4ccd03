using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;
using Backpropamine.Training.Comparing.Conditions;
using Backpropamine.Training.Comparing.Results;

namespace Backpropamine.Samples.Tests.Comparing.Results;

public sealed class ResultStoreTests : IDisposable
{
    private static readonly Scoring Scoring = new(2, 0.5);
    private readonly TemporaryFolder _folder = new();

    private string File => _folder["results/runs.csv"];

    [Fact]
    public void A_finished_run_is_there_the_next_time()
    {
        RunRow added;
        using (var store = new ResultStore(File))
            added = store.Add(Key(1), "abc", new RunOutcome([0.25, 1.0 / 3, 1], 77, 61.26, "reward"), Scoring);

        using var again = new ResultStore(File);
        var found = Find(again, Key(1))!;
        Assert.Equal(added.Curve.Scores, found.Curve.Scores);
        Assert.Equal(added.Curve.Iterations, found.Curve.Iterations);
        Assert.Equal((1, "abc", 77, 61.3), (found.Number, found.Build, found.Parameters, found.Seconds));
        Assert.Equal(added.Finished, found.Finished, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Another_seed_setting_task_or_version_is_another_run()
    {
        using var store = new ResultStore(File);
        store.Add(Key(1), "", Outcome, Scoring);
        Assert.Null(Find(store, Key(2)));
        Assert.Null(Find(store, Key(1) with { Settings = "hidden=6 network=rnn" }));
        Assert.Null(Find(store, Key(1) with { Task = "other" }));
        Assert.Null(Find(store, Key(1) with { Version = "other" }));
    }

    [Fact]
    public void A_row_says_the_score_and_when_the_criterion_was_reached()
    {
        using (var store = new ResultStore(File))
        {
            store.Add(Key(1), "", new RunOutcome([0, 0, 1, 1], 5, 1, ""), Scoring);
            store.Add(Key(2), "", new RunOutcome([0, 0, 0, 0.5], 5, 1, ""), Scoring);
            store.Add(Key(3), "", new RunOutcome([0, 0, 0, 0.5], 5, 1, ""), new Scoring(2, null));
        }
        var rows = System.IO.File.ReadAllLines(File).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(["1 2 0.5 3", "0.25 2 0.5 never", "0.25 2  "], rows.Select(row => string.Join(' ', row[7..11])));
        Assert.Equal(["1,1,0", "1,2,0", "1,3,1", "1,4,1", "2,1,0"], System.IO.File.ReadAllLines(ResultStore.CurvesOf(File)).Skip(1).Take(5));
    }

    [Fact]
    public void Settings_with_commas_and_quotes_survive()
    {
        var key = Key(1) with { Settings = $"{new SettingSet([KeyValuePair.Create("data", "\"a, b\"")])}" };
        using (var store = new ResultStore(File))
            store.Add(key, "", Outcome, Scoring);
        using var again = new ResultStore(File);
        Assert.NotNull(Find(again, key));
    }

    [Theory]
    [InlineData("runs.csv")]
    [InlineData("runs.curves.csv")]
    public void A_row_that_was_cut_off_is_dropped_and_the_rest_kept(string cut)
    {
        using (var store = new ResultStore(File))
        {
            store.Add(Key(1), "", Outcome, Scoring);
            if (cut == "runs.csv")
                store.Add(Key(2), "", Outcome, Scoring);
        }
        // A process that was killed while it wrote: a curve without its row, or half a row.
        var path = _folder["results/" + cut];
        using (var file = new FileStream(path, FileMode.Open))
            file.SetLength(cut == "runs.csv" ? file.Length - 10 : file.Length);
        if (cut != "runs.csv")
            System.IO.File.AppendAllText(path, "2,1,0.5\n2,2,0.");

        using (var again = new ResultStore(File))
        {
            Assert.NotNull(Find(again, Key(1)));
            Assert.Null(Find(again, Key(2)));
            Assert.Equal(3, again.Add(Key(2), "", Outcome, Scoring).Number);
        }
        using var third = new ResultStore(File);
        Assert.Equal(Outcome.Scores, Find(third, Key(2))!.Curve.Scores);
    }

    [Fact]
    public void Two_comparisons_cannot_write_into_the_same_file()
    {
        using (new ResultStore(File))
            Assert.Contains("wait until no other comparison", Assert.Throws<UsageException>(() => new ResultStore(File)).Message, StringComparison.Ordinal);
        using (new ResultStore(File))
            Assert.Equal("run,", System.IO.File.ReadAllText(File)[..4]);
        Assert.Equal(2, Directory.GetFiles(_folder["results"]).Length);
    }

    [Theory]
    [InlineData("a,b,c\n")]
    [InlineData("something else")]
    public void A_file_of_something_else_is_not_touched(string text)
    {
        Directory.CreateDirectory(_folder["results"]);
        System.IO.File.WriteAllText(File, text);
        Assert.Contains("is no file of results", Assert.Throws<UsageException>(() => new ResultStore(File)).Message, StringComparison.Ordinal);
        Assert.Equal(text, System.IO.File.ReadAllText(File));
    }

    [Fact]
    public void A_lost_curve_and_a_number_that_is_none_are_reported()
    {
        using (var store = new ResultStore(File))
            store.Add(Key(1), "", Outcome, Scoring);
        var curves = ResultStore.CurvesOf(File);
        var text = System.IO.File.ReadAllText(curves);
        System.IO.File.WriteAllText(curves, "run,iteration,score\n");
        Assert.Contains("lacks run 1", Assert.Throws<UsageException>(() => new ResultStore(File)).Message, StringComparison.Ordinal);
        System.IO.File.WriteAllText(curves, text.Replace("1,1,", "1,one,", StringComparison.Ordinal));
        Assert.Contains("no number", Assert.Throws<UsageException>(() => new ResultStore(File)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static RunOutcome Outcome => new([0.5, 0.75], 10, 3, "reward");

    private static RunRow? Find(ResultStore store, RunKey key) =>
        store.Find(new PlannedRun(key.Task, new Condition([]), key.Seed, SettingSet.Parse(key.Settings), new HashSet<string>(), []), key.Version);

    private static RunKey Key(long seed) => new("cue", "hidden=5 network=rnn", seed, "0.1.0");
}
