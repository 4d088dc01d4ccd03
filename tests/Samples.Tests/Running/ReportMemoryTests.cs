using Backpropamine.Samples.GridMaze;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;
using Backpropamine.Training.Reporting;

namespace Backpropamine.Samples.Tests.Running;

public class ReportMemoryTests
{
    private const long Mebibyte = 1 << 20;

    [Fact]
    public void A_report_of_a_large_network_allocates_little_and_stays_small()
    {
        var task = new MazeTask();
        using var folder = new TemporaryFolder();
        using var trainer = task.CreateTrainer(task.Usual(task.Presets[0], "retroactive") with { Hidden = 1200, Steps = 21, Lanes = 1 });
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var showing = trainer.Show();
        HtmlReport.Write(folder["report.html"], new RunReport("t", [], [new TaskReport("n", "s", [], [], showing.Episodes)]));
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        Assert.Equal((10, 120, (1200, 1200)), (showing.Episodes[0].Hebb[0].Block, showing.Episodes[0].Hebb[0].Rows, showing.Episodes[0].Hebb[0].Size));
        Assert.Equal(showing.Episodes[0].Hebb.Count, showing.Episodes[0].Eligibility.Count);
        Assert.InRange(showing.Episodes[0].Hebb.Count, 20, MatrixFrame.Most);
        Assert.InRange(allocated, 0, 100 * Mebibyte);
        Assert.InRange(new FileInfo(folder["report.html"]).Length, 0, 4 * Mebibyte);
    }

    [Fact]
    public void The_memory_check_counts_what_the_report_keeps()
    {
        // 31 states of a lane with a matrix of 10,000 × 10,000 each, beside weights, gradients and Adam's moments.
        Assert.InRange(MemoryCheck.Report(10_000, 1, 1, MatrixFrame.Most), 31 * 4e8, 50 * 4e8);
        Assert.True(MemoryCheck.Report(10_000, 1, 1, MatrixFrame.Most) > MemoryCheck.Training(10_000, 50, 1, 1));
        var (task, settings) = SmallTasks.Of("patterns", "none");
        Assert.Equal(Math.Min(MatrixFrame.Most, task.EpisodeSteps(settings)), task.StatesShown(settings));
    }
}
