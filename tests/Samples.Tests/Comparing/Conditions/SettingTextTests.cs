using Backpropamine.Training;
using Backpropamine.Training.Comparing.Conditions;

namespace Backpropamine.Samples.Tests.Comparing.Conditions;

public class SettingTextTests
{
    [Fact]
    public void Options_that_vary_give_all_combinations_in_order()
    {
        var conditions = Condition.Cross([SettingText.Axis("--vary", "network=rnn,none"), SettingText.Axis("--vary", "--hidden=8, 16")]);
        Assert.Equal(["network rnn, hidden 8", "network rnn, hidden 16", "network none, hidden 8", "network none, hidden 16"], conditions.Select(condition => condition.Label));
    }

    [Fact]
    public void The_task_s_options_are_read_in_every_way_of_writing_them()
    {
        var settings = SettingText.Options(["--iterations", "50", "--learning-rate=0.01", "--fast", "--shift", "-2"]);
        Assert.Equal(["iterations=50", "learning-rate=0.01", "fast", "shift=-2"], settings.Select(setting => setting.ToString()));
        Assert.Equal(["--iterations", "50", "--learning-rate", "0.01", "--fast", "--shift", "-2"], settings.SelectMany(setting => setting.Arguments));
    }

    [Theory]
    [InlineData("network", "write an option of the task without dashes")]
    [InlineData("network=rnn,", "a value is missing")]
    [InlineData("network=rnn,rnn", "rnn is there twice")]
    [InlineData("seed=1,2", "give --seeds")]
    [InlineData("out=a,b", "leave it out")]
    public void An_axis_that_is_none_is_refused(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<UsageException>(() => SettingText.Axis("--vary", text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("belongs to no option", "7")]
    [InlineData("--hidden is set twice", "--hidden", "7", "--hidden", "8")]
    [InlineData("give --seeds", "--seed", "3")]
    public void Options_that_make_no_sense_are_refused(string problem, params string[] arguments) =>
        Assert.Contains(problem, Assert.Throws<UsageException>(() => SettingText.Options(arguments)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("1-3", 1L, 2L, 3L)]
    [InlineData("5", 5L)]
    [InlineData("1,2, 7-9", 1L, 2L, 7L, 8L, 9L)]
    public void Seeds_are_numbers_and_ranges(string text, params long[] seeds) => Assert.Equal(seeds, SeedList.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("3-1")]
    [InlineData("1-2-3")]
    [InlineData("one")]
    [InlineData("1,1-2")]
    [InlineData("-4")]
    [InlineData("1-99999999")]
    public void Seeds_that_are_none_are_refused(string text) => Assert.Throws<UsageException>(() => SeedList.Parse(text));
}
