using Backpropamine.Benchmarks.Measuring;

namespace Backpropamine.Benchmarks.Tests;

/// <summary>The large project of ./bench project: it is clean C#, as large as asked for, and an edit of it is an edit.</summary>
public class ProjectCostTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_project_of_any_kind_builds_clean(bool hasNetwork)
    {
        var cost = new ProjectCost(lines: 1000, hasNetwork);
        // Of the processor's time, whose steps may be coarse, and of the clock's.
        Assert.InRange(cost.BuildWithout(), 0, double.MaxValue / 2);
        Assert.InRange(cost.BuildWith(), 0, double.MaxValue / 2);
        Assert.InRange(cost.Keystroke(edits: 2), double.Epsilon, double.MaxValue / 2);
    }

    [Fact]
    public void It_has_the_lines_that_were_asked_for() =>
        Assert.InRange(LargeProject.Files(5000).Sum(file => file.GetText().Lines.Count), 4750, 5500);

    [Fact]
    public void An_edit_changes_the_body_of_one_method()
    {
        var (before, after) = (LargeProject.Files(500)[1], LargeProject.Edited(index: 1, edits: 7));
        Assert.Equal(before.FilePath, after.FilePath);
        Assert.False(before.IsEquivalentTo(after));
        Assert.True(before.IsEquivalentTo(after, topLevel: true));
    }
}
