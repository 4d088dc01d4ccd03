using Backpropamine.Training.Comparing.Conditions;

namespace Backpropamine.Samples.Tests.Comparing.Conditions;

public class SettingSetTests
{
    private static readonly SettingSet Earlier = SettingSet.Parse("hidden=5 network=rnn");

    [Theory]
    [InlineData("hidden=5 network=rnn", "", true)]
    [InlineData("network=rnn hidden=5", "hidden", true)]
    [InlineData("hidden=6 network=rnn", "", false)]
    [InlineData("hidden=5 network=none", "", false)]
    // A setting that the program of then did not have.
    [InlineData("cell=lstm hidden=5 network=rnn", "hidden", true)]
    [InlineData("cell=lstm hidden=5 network=rnn", "hidden,cell", false)]
    // A setting that the earlier run was given, such as other data.
    [InlineData("network=rnn", "", false)]
    public void A_run_is_the_same_if_it_agrees_in_all_that_was_known_and_asks_for_nothing_new(string settings, string given, bool same) =>
        Assert.Equal(same, SettingSet.Parse(settings).IsSameAs(Earlier, given.Split(',').ToHashSet()));

    [Fact]
    public void Any_value_survives_being_written()
    {
        var set = new SettingSet([KeyValuePair.Create("data", "/a b/100%20=c,\""), KeyValuePair.Create("bits", "")]);
        Assert.Equal("bits= data=/a%20b/100%2520=c,\"", $"{set}");
        Assert.True(SettingSet.Parse($"{set}").IsSameAs(set, new HashSet<string> { "data", "bits" }));
    }
}
