using Backpropamine.Training.Reporting;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Tests.Reporting;

public class MatrixFrameTests
{
    [Fact]
    public void A_small_matrix_is_kept_as_it_is()
    {
        using var matrix = tensor(new float[] { 1, -2, 3, 4, 5, 6 }).reshape(2, 3);
        var frame = MatrixFrame.Of(7, matrix);
        Assert.Equal((7, 2, 3, 1, (2, 3)), (frame.Step, frame.Rows, frame.Columns, frame.Block, frame.Size));
        Assert.Equal([1, -2, 3, 4, 5, 6], frame.Values);
    }

    [Fact]
    public void Of_a_large_matrix_each_square_keeps_the_value_of_largest_magnitude()
    {
        using var scope = NewDisposeScope();
        var matrix = zeros(301, 375);
        matrix[0, 0] = 1;
        matrix[2, 1] = -3;
        matrix[300, 374] = 0.5f;
        matrix[300, 371] = float.NaN;
        var frame = MatrixFrame.Of(0, matrix);
        Assert.Equal((101, 125, 3, (301, 375)), (frame.Rows, frame.Columns, frame.Block, frame.Size));
        Assert.Equal(-3, frame.Values[0]);
        Assert.All(frame.Values[1..^2], value => Assert.Equal(0, value));
        Assert.Equal(0.5f, frame.Values[^1]);
        Assert.Equal(float.NaN, frame.Values[^2]);

        var page = new Page(ReportSamples.Of(ReportSamples.MazeEpisode with { Hebb = [frame] }));
        Assert.Equal("Downsampled: each square is the value of largest magnitude among 3 × 3 connections.", Assert.Single(page.OfClass("downsampled")).Value);
        Assert.Equal("125", (string?)page.All("canvas").Single().Attribute("width"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(59)]
    [InlineData(61)]
    [InlineData(12345)]
    public void An_episode_has_a_bounded_number_of_frames(int steps)
    {
        var stride = MatrixFrame.Stride(steps);
        Assert.InRange(Enumerable.Range(0, steps).Count(step => step % stride == 0 || step == steps - 1), 1, MatrixFrame.Most);
    }
}
