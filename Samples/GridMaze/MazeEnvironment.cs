using Backpropamine.Training;

namespace Backpropamine.Samples.GridMaze;

/// <summary>
/// The grid maze of Miconi et al. 2019, §4.2: an invisible reward in a random cell, the same for the whole episode. Who finds
/// it earns 10 and is put somewhere else, so it pays to remember the way.
/// </summary>
/// <param name="size">Cells along one side, border walls included; odd, at least 5.</param>
/// <param name="steps">Steps T in an episode.</param>
/// <param name="lanes">Lanes B.</param>
/// <param name="early">
/// Whether it is the maze of Miconi et al. 2018, §4.5: a move into a wall costs 0.1, the step is told as its number, and the agent is not told what it did before.
/// </param>
public sealed class MazeEnvironment(int size, int steps, int lanes, bool early = false) : IEnvironment
{
    private const double WallPenalty = 0.1;
    private const double Prize = 10;
    private const int View = 9;
    private static readonly string[] Moves = ["up", "down", "left", "right"];
    private readonly int[] _offsets = [-size, size, -1, 1];
    private readonly int[] _agent = new int[lanes];
    private readonly int[] _reward = new int[lanes];
    private readonly int[] _previousAction = new int[lanes];
    private readonly double[] _previousReward = new double[lanes];
    private IUniforms? _draws;
    private double _earned;
    private int _step;

    /// <summary>The maze, the same in every lane and episode.</summary>
    public MazeLayout Layout { get; } = new(size);

    /// <inheritdoc/>
    public int Lanes => lanes;

    /// <inheritdoc/>
    public int Senses => View + 4 + (early ? 0 : Actions);

    /// <inheritdoc/>
    public int Actions => 4;

    /// <inheritdoc/>
    public int Steps => steps;

    /// <summary>Reward per episode.</summary>
    public double Score => _earned / lanes;

    /// <inheritdoc/>
    public int Cell(int lane) => _agent[lane];

    /// <summary>The rewarded cell of a lane.</summary>
    public int RewardCell(int lane) => _reward[lane];

    /// <inheritdoc/>
    public void Reset(IUniforms draws)
    {
        _draws = draws;
        _step = 0;
        _earned = 0;
        Array.Clear(_previousAction);
        Array.Clear(_previousReward);
        for (var lane = 0; lane < lanes; lane++)
        {
            _agent[lane] = Layout.Centre;
            _reward[lane] = FreeCell(lane, Layout.Centre);
        }
    }

    /// <inheritdoc/>
    public void Observe(Span<double> senses)
    {
        senses.Clear();
        for (var lane = 0; lane < lanes; lane++)
        {
            var own = senses.Slice(lane * Senses, Senses);
            for (var i = 0; i < View; i++)
                own[i] = Layout.Walls[_agent[lane] + (i / 3 - 1) * size + i % 3 - 1] ? 1 : 0;
            own[View + 1] = 1;
            own[View + 2] = early ? _step : (double)_step / steps;
            own[View + 3] = _previousReward[lane];
            if (!early)
                own[View + 4 + _previousAction[lane]] = 1;
        }
    }

    /// <inheritdoc/>
    public void Act(ReadOnlySpan<int> actions, Span<double> rewards)
    {
        for (var lane = 0; lane < lanes; lane++)
        {
            var target = _agent[lane] + _offsets[actions[lane]];
            var blocked = Layout.Walls[target];
            if (!blocked)
                _agent[lane] = target;
            var found = _agent[lane] == _reward[lane];
            if (found)
                _agent[lane] = FreeCell(lane, _reward[lane]);
            rewards[lane] = (found ? Prize : 0) - (early && blocked ? WallPenalty : 0);
            _earned += rewards[lane];
            _previousReward[lane] = rewards[lane];
            _previousAction[lane] = actions[lane];
        }
        _step++;
    }

    /// <inheritdoc/>
    public string Describe(int lane, int action) => Moves[action];

    private int FreeCell(int lane, int except) =>
        Layout.FreeCell(_draws!.Pick(lane, Layout.Free.Count - 1), except);
}
