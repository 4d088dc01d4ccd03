namespace Backpropamine.Samples.GridMaze;

/// <summary>The maze's cells: walls at the border, a pillar wherever row and column are even, except the centre.</summary>
public sealed class MazeLayout
{
    /// <summary>A maze.</summary>
    /// <param name="size">Cells along one side, border walls included; odd.</param>
    public MazeLayout(int size)
    {
        Size = size;
        Walls = new bool[size * size];
        var centre = size / 2;
        Centre = centre * size + centre;
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
                Walls[y * size + x] = y == 0 || x == 0 || y == size - 1 || x == size - 1
                    || y % 2 == 0 && x % 2 == 0 && (y != centre || x != centre);
        Free = [.. Enumerable.Range(0, Walls.Length).Where(cell => !Walls[cell])];
    }

    /// <summary>Cells along one side.</summary>
    public int Size { get; }

    /// <summary>Whether a cell is a wall, row by row.</summary>
    public bool[] Walls { get; }

    /// <summary>The cell in the middle, where episodes start.</summary>
    public int Centre { get; }

    /// <summary>The cells that are no walls, in row-major order.</summary>
    public IReadOnlyList<int> Free { get; }

    /// <summary>The free cell of a given rank, in row-major order and leaving one out.</summary>
    /// <param name="rank">From 0 to the number of free cells − 2.</param>
    /// <param name="except">The free cell that is left out.</param>
    public int FreeCell(int rank, int except)
    {
        var cell = Free[rank];
        return cell < except ? cell : Free[rank + 1];
    }
}
