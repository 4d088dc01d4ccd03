using Backpropamine.Benchmarks.Rows;

namespace Backpropamine.Benchmarks.Tests;

public class RowTests
{
    [Fact]
    public void Names_choose_rows_in_the_tables_order()
    {
        Assert.Equal(10, BenchRows.Named(null).Count);
        Assert.Equal(["retroactive-100", "steps-64"], BenchRows.Named("steps-64, retroactive-100").Select(row => row.Name));
    }

    [Theory]
    [InlineData("maze", "there is no row 'maze'; there are: retroactive-100, retroactive-200, decaying-1000, steps-64, simple-100, plastic-100, layers-100, threshold-100, dense-100, delta-64")]
    [InlineData(",", "--rows names no row; there are: retroactive-100, retroactive-200, decaying-1000, steps-64, simple-100, plastic-100, layers-100, threshold-100, dense-100, delta-64")]
    public void Unknown_names_are_refused(string names, string message)
    {
        var error = Assert.Throws<BenchException>(() => BenchRows.Named(names));
        Assert.Equal(message, error.Message);
        Assert.Equal(2, error.Code);
    }

    [Fact]
    public void Eager_memory_is_so_many_matrices_for_each_lane_and_step()
    {
        var extent = new Extent(20, 1150, 70);
        Assert.Equal(4L * 20 * 1150 * 1150 * 6 * 70, extent.EagerBytes(6));
        Assert.Equal(8L * 20 * 1150 * 1150 * 9 * 70, extent.EagerBytes(9, number: 8));
    }

    [Theory]
    [InlineData(30, 200, 120, 1L << 30)]
    [InlineData(1, 1000, 106, 1L << 30)]
    [InlineData(64, 64, 50, 1L << 20)]
    public void Within_stays_below_the_limit_and_keeps_the_neurons(int lanes, int neurons, int steps, long limit)
    {
        var small = new Extent(lanes, neurons, steps).Within(9, 8, limit);
        Assert.InRange(small.EagerBytes(9, 8), 1, limit);
        Assert.Equal(neurons, small.Neurons);
    }

    [Fact]
    public void Quick_rows_ask_for_nothing()
    {
        var row = BenchRows.All[0].Quick();
        Assert.Equal(new Extent(30, 100, 20), row.Size);
        Assert.Null(row.Asked);
        Assert.Null(row.BestOverPlain);
    }
}
