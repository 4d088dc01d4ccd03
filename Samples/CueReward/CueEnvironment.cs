using Backpropamine.Training;

namespace Backpropamine.Samples.CueReward;

/// <summary>
/// Cue–reward association of Miconi et al. 2019, §4.1: one of several new random cues is the target. After each trial's
/// cues, action 1 on the Go step is right if the target was among them, else action 0; right earns 1, wrong costs 1.
/// </summary>
/// <param name="cues">Cues, at least 2; a trial shows half of them.</param>
/// <param name="bits">Bits of a cue.</param>
/// <param name="steps">Steps T in an episode.</param>
/// <param name="lanes">Lanes B.</param>
/// <param name="same">Whether the cues are the same in all episodes, each a bit of its own: the control of Miconi et al. 2019, A.5.</param>
/// <param name="judgedFrom">The step from which trials are judged; those before earn rewards and do not count for the score.</param>
public sealed class CueEnvironment(int cues, int bits, int steps, int lanes, bool same = false, int judgedFrom = 0) : IEnvironment
{
    private readonly CueLane[] _lanes = [.. Enumerable.Range(0, lanes).Select(lane => new CueLane(lane, cues, bits, same))];
    private readonly int[] _previousAction = new int[lanes];
    private readonly double[] _previousReward = new double[lanes];
    private IUniforms? _draws;
    private double _earned;
    private int _trials;
    private int _step;

    /// <inheritdoc/>
    public int Lanes => lanes;

    /// <inheritdoc/>
    public int Senses => bits + 5 + Actions;

    /// <inheritdoc/>
    public int Actions => 2;

    /// <inheritdoc/>
    public int Steps => steps;

    /// <summary>Reward per trial, over the judged trials.</summary>
    public double Score => _trials == 0 ? 0 : _earned / _trials;

    /// <inheritdoc/>
    public double ScoreWeight => _trials;

    /// <inheritdoc/>
    public void Reset(IUniforms draws)
    {
        _draws = draws;
        _step = 0;
        _earned = 0;
        _trials = 0;
        Array.Clear(_previousReward);
        foreach (var lane in _lanes)
            lane.Reset(draws);
    }

    /// <inheritdoc/>
    public void Observe(Span<double> senses)
    {
        senses.Clear();
        for (var lane = 0; lane < lanes; lane++)
        {
            var own = senses.Slice(lane * Senses, Senses);
            var shown = _lanes[lane].Shown;
            for (var bit = 0; shown >= 0 && bit < bits; bit++)
                own[bit] = _lanes[lane].Bit(shown, bit);
            own[bits] = shown == CueLane.Go ? 1 : 0;
            own[bits + 1] = 1;
            own[bits + 2] = (double)_step / steps;
            own[bits + 3] = _previousReward[lane];
            if (_step > 0)
                own[bits + 5 + _previousAction[lane]] = 1;
        }
    }

    /// <inheritdoc/>
    public void Act(ReadOnlySpan<int> actions, Span<double> rewards)
    {
        for (var lane = 0; lane < lanes; lane++)
        {
            var own = _lanes[lane];
            var go = own.Shown == CueLane.Go;
            rewards[lane] = !go ? 0 : actions[lane] == 1 == own.TargetShown ? 1 : -1;
            if (go && _step >= judgedFrom)
            {
                _earned += rewards[lane];
                _trials++;
            }
            _previousReward[lane] = rewards[lane];
            _previousAction[lane] = actions[lane];
            own.Advance(_draws!);
        }
        _step++;
    }

    /// <inheritdoc/>
    public string Describe(int lane, int action) => _lanes[lane].Shown switch
    {
        CueLane.Blank => "blank",
        CueLane.Go => action == 1 ? "go: yes" : "go: no",
        var cue => $"cue {(char)('A' + cue)}{(cue == _lanes[lane].Target ? " (target)" : "")}",
    };
}
