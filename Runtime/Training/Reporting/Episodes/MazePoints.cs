namespace Backpropamine.Training.Reporting.Episodes;

/// <summary>Where a maze and an agent's way through it are drawn.</summary>
internal static class MazePoints
{
    /// <summary>The side of a cell.</summary>
    public const double Cell = 40;

    /// <summary>
    /// The point of a cell at a step. Points drift across their cell from the first to the last step, so that ways taken at
    /// different times lie beside each other.
    /// </summary>
    public static (double X, double Y) At(int column, int row, double step, int steps)
    {
        var drift = steps < 2 ? 0 : ((step / (steps - 1)) - 0.5) * 0.5;
        return ((column + 0.5 + drift) * Cell, (row + 0.5 + drift) * Cell);
    }

    /// <summary>The points where the agent acts, one a step.</summary>
    public static (double X, double Y)[] Of(MazePath path)
    {
        var steps = Math.Min(path.X.Length, path.Y.Length);
        return [.. Enumerable.Range(0, steps).Select(t => At(path.X[t], path.Y[t], t, steps))];
    }
}
