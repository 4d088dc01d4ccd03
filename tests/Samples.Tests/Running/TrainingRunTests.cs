using Backpropamine.Samples.Tests.Support;
using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.Running;

public sealed class TrainingRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private string Checkpoint => _folder["checkpoint.npz"];

    [Theory]
    [InlineData(61, 2)]
    [InlineData(25, 4)]
    public void A_checkpoint_is_written_a_minute_after_the_last_one(int secondsEach, int savedBefore)
    {
        var saved = new List<int>();
        Train(TimeSpan.FromSeconds(secondsEach), 6, iteration =>
        {
            if (File.Exists(Checkpoint))
                saved.Add(iteration);
        });
        Assert.Equal(savedBefore, saved[0]);
    }

    [Fact]
    public void Time_left_and_time_taken_are_right_beyond_an_hour_and_after_a_resume()
    {
        Assert.Equal(3 * 1500, Train(TimeSpan.FromMinutes(25), 3).Seconds);
        Assert.Contains("iteration 1/3  score 1.00  0 steps/s  50:00 left", _output.ToString(), StringComparison.Ordinal);

        var run = Train(TimeSpan.FromHours(30), 5);
        Assert.Contains("resumed at iteration 3", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("iteration 4/5  score 2.50  0 steps/s  30:00:00 left", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(3 * 1500 + 60 * 3600, run.Seconds);
        Assert.Equal("61:15:00 h", Duration.Words(TimeSpan.FromSeconds(run.Seconds)));
    }

    [Theory]
    [InlineData(3.21, "3.2 s")]
    [InlineData(0.04, "0.0 s")]
    [InlineData(59.96, "1:00 min")]
    [InlineData(245, "4:05 min")]
    [InlineData(3599.9, "1:00:00 h")]
    [InlineData(93845, "26:04:05 h")]
    public void A_time_has_its_unit(double seconds, string words) => Assert.Equal(words, Duration.Words(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void The_half_of_a_file_that_a_killed_run_left_is_removed()
    {
        Train(TimeSpan.Zero, 2);
        File.WriteAllText(_folder["checkpoint.npz.123-1.tmp"], "half");
        File.WriteAllText(_folder["metrics.jsonl.123-2.new"], "half");
        Train(TimeSpan.Zero, 3);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp"));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.new"));
    }

    [Fact]
    public void A_run_that_cannot_save_says_so_once_and_when_it_is_stopped()
    {
        Directory.CreateDirectory(_folder["checkpoint.npz/x"]);
        using var interrupt = new Interrupt();
        var stopped = Assert.Throws<InterruptedException>(() => Train(TimeSpan.FromMinutes(2), 9, iteration =>
        {
            if (iteration == 4)
                interrupt.Stop();
        }, interrupt));
        Assert.Contains("stopped at iteration 4 of 9", stopped.Message, StringComparison.Ordinal);
        Assert.Contains("nothing new could be saved", stopped.Message, StringComparison.Ordinal);
        Assert.Single(_error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose()
    {
        _folder.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    private TrainingRun Train(TimeSpan each, int iterations, Action<int>? began = null, Interrupt? interrupt = null)
    {
        var clock = new ManualClock();
        var task = new ScriptedTask(clock, each, began);
        var run = new TrainingRun(task, task.Defaults, iterations, _folder.Path, clock);
        using var own = new Interrupt();
        using var trainer = run.Train(new PlainView(_output), interrupt ?? own, new Warnings(_error));
        return run;
    }
}
