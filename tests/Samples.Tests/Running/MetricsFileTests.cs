using System.Text.Json;
using Backpropamine.Samples.GridMaze;
using Backpropamine.Samples.Running;
using Backpropamine.Samples.Tests.Support;

namespace Backpropamine.Samples.Tests.Running;

public class MetricsFileTests
{
    private static readonly RunSettings Settings = new MazeTask().Defaults;

    [Fact]
    public void Each_iteration_is_an_object_with_its_score_its_loss_and_the_time()
    {
        using var folder = new TemporaryFolder();
        using (var trainer = ScriptedTrainer.After(0, Settings, _ => 0))
        using (var metrics = new MetricsFile(folder["m"], trainer))
        {
            metrics.Add(1, 0.5, 1e-9, 0.25);
            metrics.Add(2, -3, 2, 0.75);
        }
        Assert.Equal(
            [(1, 0.5, 1e-9, 0.25), (2, -3, 2, 0.75)],
            File.ReadLines(folder["m"]).Select(Row));
    }

    [Fact]
    public void What_a_killed_run_wrote_beyond_its_checkpoint_is_taken_back_and_its_time_goes_on()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["m"], """
            {"iteration":1,"score":1,"loss":0,"seconds":2}
            {"iteration":2,"score":2,"loss":0,"seconds":5.5}
            {"iteration":3,"score":99,"loss":0,"seconds":7}
            {"iteration":4,"sco
            """);
        using (var trainer = ScriptedTrainer.After(2, Settings, iteration => iteration))
        using (var metrics = new MetricsFile(folder["m"], trainer))
        {
            Assert.Equal(5.5, metrics.Seconds);
            metrics.Add(3, 3, 0, 6);
        }
        Assert.Equal([(1, 1, 0, 2), (2, 2, 0, 5.5), (3, 3, 0, 6)], File.ReadLines(folder["m"]).Select(Row));
    }

    [Fact]
    public void A_file_that_was_lost_is_made_again_from_the_checkpoint()
    {
        using var folder = new TemporaryFolder();
        using (var trainer = ScriptedTrainer.After(2, Settings, iteration => iteration))
        using (var metrics = new MetricsFile(folder["m"], trainer))
            Assert.Equal(0, metrics.Seconds);
        Assert.Equal([(1, 1, 0, 0), (2, 2, 0, 0)], File.ReadLines(folder["m"]).Select(Row));
    }

    private static (int Iteration, double Score, double Loss, double Seconds) Row(string line)
    {
        var row = JsonDocument.Parse(line).RootElement;
        return (row.GetProperty("iteration").GetInt32(), row.GetProperty("score").GetDouble(), row.GetProperty("loss").GetDouble(), row.GetProperty("seconds").GetDouble());
    }
}
