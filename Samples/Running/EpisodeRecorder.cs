using Backpropamine.Samples.Learning;
using Backpropamine.Samples.Reporting;
using static TorchSharp.torch;

namespace Backpropamine.Samples.Running;

/// <summary>Writes down what happens in one lane, for the report.</summary>
internal sealed class EpisodeRecorder(IEnvironment environment, int lane)
{
    private const int Frames = 30;
    private readonly List<string> _labels = [];
    private readonly List<float> _modulation = [];
    private readonly List<MatrixFrame> _hebb = [];
    private readonly List<int> _cells = [];

    public void Record(int step, NetworkOutput output, NetworkState state, ReadOnlySpan<int> actions)
    {
        _labels.Add(environment.Describe(lane, actions[lane]));
        _cells.Add(environment.Cell(lane));
        if (output is IModulated { Modulation: var modulation })
            _modulation.AddRange(Picture.ValuesOf(modulation[lane]));
        var stride = Math.Max(1, environment.Steps / Frames);
        if ((step % stride == 0 || step == environment.Steps - 1) && Hebb(state) is { } hebb)
            _hebb.Add(new MatrixFrame(step, (int)hebb.size(1), (int)hebb.size(2), Picture.ValuesOf(hebb[lane])));
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
            task.Path(environment, lane, _cells));
    }

    private static Tensor? Hebb(NetworkState state)
    {
        for (var i = 0; i < state.Names.Count; i++)
            if (state.Names[i].EndsWith(".hebb", StringComparison.Ordinal))
                return state.Parts[i];
        return null;
    }
}
