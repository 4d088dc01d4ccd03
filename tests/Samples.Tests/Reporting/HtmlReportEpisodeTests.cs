using System.Globalization;
using Backpropamine.Training.Reporting;

namespace Backpropamine.Samples.Tests.Reporting;

public sealed class HtmlReportEpisodeTests
{
    [Fact]
    public void An_agent_and_those_without_plasticity_after_it_share_a_slider()
    {
        var page = new Page(ReportSamples.Of(
            ReportSamples.MazeEpisode, ReportSamples.PlainEpisode, ReportSamples.PlainEpisode, ReportSamples.MazeEpisode));

        Assert.Equal([3, 1], page.OfClass("episode").Select(e => e.Descendants().Count(d => d.Name.LocalName == "article")));
        Assert.All(page.All("input"), i => Assert.Equal("2", (string?)i.Attribute("max")));
    }

    [Fact]
    public void The_maze_has_its_walls_its_reward_and_its_path()
    {
        var page = new Page(ReportSamples.Of(ReportSamples.MazeEpisode));
        var goal = page.All("rect").Single(r => (string?)r.Attribute("class") == "goal");

        Assert.Equal(16, page.OfClass("wall").Count());
        Assert.Equal(("122", "82"), ((string?)goal.Attribute("x"), (string?)goal.Attribute("y")));
        Assert.Equal(["0", "1"], page.OfClass("way").Select(w => (string)w.Attribute("data-step")!));
        Assert.Equal(["0"], page.OfClass("jump").Select(w => (string)w.Attribute("data-step")!));
        Assert.Contains("1 visit to the reward in 3 steps", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_learns_how_typical_an_episode_is()
    {
        var page = new Page(ReportSamples.Of(ReportSamples.MazeEpisode));

        Assert.Contains("the most typical of 30 episodes", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_path_stays_in_the_cells_it_visits()
    {
        var points = new Page(ReportSamples.Of(ReportSamples.MazeEpisode)).Data
            .GetProperty("groups")[0].GetProperty("agents")[0].GetProperty("points").EnumerateArray().Select(p => p.GetDouble()).ToArray();
        var cells = points.Select(p => (int)Math.Floor(p / 40));

        Assert.Equal([2, 2, 1, 3, 1, 2], cells);
    }

    [Fact]
    public void Matrices_are_on_one_symmetric_scale()
    {
        var group = new Page(ReportSamples.Of(ReportSamples.MazeEpisode)).Data.GetProperty("groups")[0];
        var frame = group.GetProperty("agents")[0].GetProperty("hebb")[1];

        Assert.Equal(1.5, group.GetProperty("hebbRange").GetDouble());
        Assert.Equal(2, frame.GetProperty("step").GetInt32());
        Assert.Equal([127, -64, 32, 0], frame.GetProperty("values").GetBytesFromBase64().Select(b => (int)unchecked((sbyte)b)));
    }

    [Fact]
    public void An_eligibility_trace_is_shown_beside_Hebb_on_a_scale_of_its_own()
    {
        var page = new Page(ReportSamples.Of(ReportSamples.MazeEpisode with { Eligibility = [new MatrixFrame(2, 2, 2, [8, 0, -4, 0])] }));
        var group = page.Data.GetProperty("groups")[0];

        Assert.Equal(["hebb", "eligibility"], page.OfClass("matrix").Select(figure => (string)figure.Attribute("data-kind")!));
        Assert.Equal((1.5, 8), (group.GetProperty("hebbRange").GetDouble(), group.GetProperty("eligibilityRange").GetDouble()));
        Assert.Equal(
            [127, 0, -64, 0],
            group.GetProperty("agents")[0].GetProperty("eligibility")[0].GetProperty("values").GetBytesFromBase64().Select(b => (int)unchecked((sbyte)b)));
    }

    [Fact]
    public void A_matrix_can_be_reached_by_keyboard_and_says_what_it_is()
    {
        var canvas = Assert.Single(new Page(ReportSamples.Of(ReportSamples.MazeEpisode)).All("canvas"));

        Assert.Equal("0", (string?)canvas.Attribute("tabindex"));
        Assert.Contains("2 presynaptic by 2 postsynaptic neurons", (string?)canvas.Attribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("Arrow keys read single values", (string?)canvas.Attribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lesson_without_rewards_shows_its_score_and_its_steps()
    {
        var page = new Page(ReportSamples.Of(new EpisodeTrace("patterns", true, ["shown", "blank", "answer"], [], [], [new MatrixFrame(2, 1, 1, [1])], 4, 0.875, null) { Score = 0.9 }));

        Assert.Equal("score 0.9 (mean 0.875)", Assert.Single(page.OfClass("total")).Value);
        Assert.DoesNotContain("reward", page.OfClass("traces").Single().Value, StringComparison.Ordinal);
        Assert.Equal("2", (string?)page.All("input").Single().Attribute("max"));
    }

    [Fact]
    public void Modulation_is_drawn_up_and_down_from_zero()
    {
        var page = new Page(ReportSamples.Of(ReportSamples.MazeEpisode));

        Assert.Equal((2, 1), (page.OfClass("positive").Count(), page.OfClass("negative").Count()));
        var heights = page.OfClass("positive").Concat(page.OfClass("negative")).Select(r => double.Parse((string)r.Attribute("height")!, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(4, heights[0] / heights[1], 0.01);
        Assert.Equal(2, heights[0] / heights[2], 0.01);
    }

    [Fact]
    public void Without_modulator_trace_or_maze_the_page_says_so()
    {
        var page = new Page(ReportSamples.Of(ReportSamples.PlainEpisode));

        Assert.Equal(
            ["No modulator: there is no M(t).", "No Hebbian trace: without plasticity it is neither read nor written."],
            page.OfClass("empty").Select(e => e.Value));
        Assert.Empty(page.OfClass("maze"));
        Assert.Empty(page.All("canvas"));
        Assert.Single(page.OfClass("stem"), s => ((string)s.Attribute("class")!).Contains("loss", StringComparison.Ordinal));
    }

    [Fact]
    public void Total_rewards_are_shown()
    {
        var totals = new Page(ReportSamples.Full).OfClass("total").Select(t => t.Value);

        Assert.Equal(["total reward 10 (mean 12.2)", "total reward 10 (mean 12.2)", "total reward -1 (mean -1)"], totals);
    }

    [Fact]
    public void An_episode_without_steps_is_left_out()
    {
        var page = new Page(ReportSamples.Of(new EpisodeTrace("none", true, [], [], [], [], 1, 0, null)));

        Assert.Empty(page.All("article"));
    }
}
