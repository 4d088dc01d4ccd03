using System.Text.Json;
using Backpropamine.Samples.GridMaze;
using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;
using Backpropamine.Training.Curves;

namespace Backpropamine.Samples.Tests.Running.Curves;

public sealed class CurveFilesTests : IDisposable
{
    private static readonly RunSettings Settings = new MazeTask().Defaults;
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _error = new();

    private string Metrics => _folder["metrics.jsonl"];

    [Fact]
    public void Each_iteration_is_an_object_with_its_score_its_loss_and_the_time()
    {
        using (var trainer = ScriptedTrainer.After(0, Settings, iteration => iteration == 1 ? 0.5 : -3))
            Train(trainer, 0.25, 0.75);
        Assert.Equal([(1, 0.5, 0, 0.25), (2, -3, 0, 0.75)], Rows());
    }

    [Fact]
    public void What_a_killed_run_wrote_beyond_its_checkpoint_is_taken_back_and_its_time_goes_on()
    {
        File.WriteAllText(Metrics, """
            {"iteration":1,"score":1,"loss":0,"seconds":2}
            {"iteration":2,"score":2,"loss":0,"seconds":5.5}
            {"iteration":3,"score":99,"loss":0,"seconds":7}
            {"iteration":4,"sco
            """);
        using (var trainer = ScriptedTrainer.After(2, Settings, iteration => iteration))
        {
            using (var files = new CurveFiles(_folder.Path, trainer, new Warnings(_error), TimeProvider.System))
                Assert.Equal(5.5, files.Seconds);
            Train(trainer, 6);
        }
        Assert.Equal([(1, 1, 0, 2), (2, 2, 0, 5.5), (3, 3, 0, 6)], Rows());
    }

    [Fact]
    public void A_file_that_was_lost_is_made_again_from_the_checkpoint()
    {
        using (var trainer = ScriptedTrainer.After(2, Settings, iteration => iteration))
        using (var files = new CurveFiles(_folder.Path, trainer, new Warnings(_error), TimeProvider.System))
            Assert.Equal(0, files.Seconds);
        Assert.Equal([(1, 1, 0, 0), (2, 2, 0, 0)], Rows());
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_said_once_and_made_again_when_it_can_be()
    {
        Directory.CreateDirectory(Metrics);
        using (var trainer = ScriptedTrainer.After(0, Settings, iteration => iteration))
        using (var files = new CurveFiles(_folder.Path, trainer, new Warnings(_error), TimeProvider.System))
        {
            trainer.Iterate();
            files.Add(1);
            files.Mend();
            Directory.Delete(Metrics);
            trainer.Iterate();
            files.Add(2);
            files.Mend();
            trainer.Iterate();
            files.Add(3);
        }
        Assert.Equal([(1, 1, 0, 1), (2, 2, 0, 2), (3, 3, 0, 3)], Rows());
        Assert.Single(_error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"warning: {Metrics} cannot be written", _error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _folder.Dispose();
        _error.Dispose();
    }

    private void Train(ScriptedTrainer trainer, params double[] seconds)
    {
        using var files = new CurveFiles(_folder.Path, trainer, new Warnings(_error), TimeProvider.System);
        foreach (var time in seconds)
        {
            trainer.Iterate();
            files.Add(time);
        }
    }

    private IEnumerable<(int Iteration, double Score, double Loss, double Seconds)> Rows() => File.ReadLines(Metrics).Select(line =>
    {
        var row = JsonDocument.Parse(line).RootElement;
        return (row.GetProperty("iteration").GetInt32(), row.GetProperty("score").GetDouble(), row.GetProperty("loss").GetDouble(), row.GetProperty("seconds").GetDouble());
    });
}
