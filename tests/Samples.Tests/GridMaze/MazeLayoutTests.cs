using Backpropamine.Samples.GridMaze;

namespace Backpropamine.Samples.Tests.GridMaze;

public class MazeLayoutTests
{
    [Fact]
    public void Size_7_has_a_border_and_pillars_at_even_cells()
    {
        string[] expected =
        [
            "#######",
            "#.....#",
            "#.#.#.#",
            "#.....#",
            "#.#.#.#",
            "#.....#",
            "#######",
        ];
        Assert.Equal(expected, Draw(new MazeLayout(7)));
    }

    [Fact]
    public void The_centre_is_free_even_where_a_pillar_would_stand()
    {
        string[] expected =
        [
            "#####",
            "#...#",
            "#...#",
            "#...#",
            "#####",
        ];
        Assert.Equal(expected, Draw(new MazeLayout(5)));
    }

    [Theory]
    [InlineData(11, 16)]
    [InlineData(13, 24)]
    public void The_published_mazes_have_the_published_pillars(int size, int pillars)
    {
        var layout = new MazeLayout(size);
        Assert.Equal((size - 2) * (size - 2) - pillars, layout.Free.Count);
    }

    [Fact]
    public void Free_cells_can_be_counted_leaving_one_out()
    {
        var layout = new MazeLayout(7);
        var expected = layout.Free.Where(cell => cell != layout.Centre).ToArray();
        Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(rank => layout.FreeCell(rank, layout.Centre)));
    }

    private static string[] Draw(MazeLayout layout) =>
    [
        .. Enumerable.Range(0, layout.Size).Select(y =>
            string.Concat(Enumerable.Range(0, layout.Size).Select(x => layout.Walls[y * layout.Size + x] ? '#' : '.'))),
    ];
}
