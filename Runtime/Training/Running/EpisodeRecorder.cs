using Backpropamine.Training.Reporting;

namespace Backpropamine.Training;

/// <summary>Writes down what happens in one lane, for the report.</summary>
internal sealed class EpisodeRecorder(IEnvironment environment, int lane)
{
    private readonly List<string> _labels = [];
    private readonly List<float> _modulation = [];
    private readonly List<MatrixFrame> _hebb = [];
    private readonly List<MatrixFrame> _eligibility = [];
    private readonly List<int> _cells = [];

    public void Record(int step, NetworkOutput output, NetworkState state, ReadOnlySpan<int> actions)
    {
        _labels.Add(environment.Describe(lane, actions[lane]));
        _cells.Add(environment.Cell(lane));
        if (output is IModulated { Modulation: var modulation })
            _modulation.AddRange(Picture.ValuesOf(modulation[lane]));
        if (step % MatrixFrame.Stride(environment.Steps) != 0 && step != environment.Steps - 1)
            return;
        StateMatrices.Add(_hebb, StateMatrices.Hebb, step, state, lane);
        StateMatrices.Add(_eligibility, StateMatrices.Eligibility, step, state, lane);
    }

    public EpisodeTrace Trace(ActorCriticTask task, Plasticity plasticity, LaneRewards rewards)
    {
        var on = plasticity == Plasticity.On;
        return new EpisodeTrace(
            $"{task.Name}, plasticity {(on ? "on" : "off")}",
            on,
            [.. _labels],
            rewards.Of(lane),
            [.. _modulation],
            on ? _hebb : [],
            rewards.Lanes,
            rewards.Mean,
            task.Path(environment, lane, _cells))
        {
            Eligibility = on ? _eligibility : [],
        };
    }
}
