using Backpropamine.Benchmarks.Measuring;

namespace Backpropamine.Benchmarks.Tests;

/// <summary>The program of ./bench debug.</summary>
[Trait("Category", "Long")]
public class OneFileTrainingTests
{
    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public void A_program_of_one_file_is_built_run_and_timed(string configuration)
    {
        var times = OneFileTraining.Run(configuration, iterations: 2);
        foreach (var time in (double[])[times.Sequence, times.Steps, times.Plain]) Assert.InRange(time, double.Epsilon, double.MaxValue / 2);
    }

    [Fact]
    public void A_program_that_fails_is_said_in_one_line()
    {
        var error = Assert.Throws<BenchException>(() => OneFileTraining.Run("Debug", iterations: -1));
        Assert.DoesNotContain('\n', error.Message);
        Assert.Contains("training.cs failed: Unhandled exception. System.OverflowException", error.Message);
    }
}
