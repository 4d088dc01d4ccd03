namespace Backpropamine.Training.Reporting;

/// <summary>An agent's way through a grid maze.</summary>
/// <param name="Size">Cells along one side, border walls included.</param>
/// <param name="Walls">Whether a cell is a wall, row by row.</param>
/// <param name="X">The agent's column when it acts at each step, from 0.</param>
/// <param name="Y">The agent's row when it acts at each step, from 0 at the top.</param>
/// <param name="RewardX">The rewarded cell's column.</param>
/// <param name="RewardY">The rewarded cell's row.</param>
public sealed record MazePath(int Size, bool[] Walls, int[] X, int[] Y, int RewardX, int RewardY);
