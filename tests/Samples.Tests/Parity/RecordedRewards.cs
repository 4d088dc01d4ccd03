using Backpropamine.Training;

namespace Backpropamine.Samples.Tests.Parity;

/// <summary>An environment that remembers the rewards it gave.</summary>
/// <param name="inner">The environment itself.</param>
internal sealed class RecordedRewards(IEnvironment inner) : IEnvironment
{
    private readonly List<double> _rewards = [];

    public int Lanes => inner.Lanes;

    public int Senses => inner.Senses;

    public int Actions => inner.Actions;

    public int Steps => inner.Steps;

    public double Score => inner.Score;

    /// <summary>The rewards of all steps and lanes since the last call.</summary>
    public double[] TakeAll()
    {
        double[] all = [.. _rewards];
        _rewards.Clear();
        return all;
    }

    public void Reset(IUniforms draws) => inner.Reset(draws);

    public void Observe(Span<double> senses) => inner.Observe(senses);

    public void Act(ReadOnlySpan<int> actions, Span<double> rewards)
    {
        inner.Act(actions, rewards);
        _rewards.AddRange(rewards);
    }

    public string Describe(int lane, int action) => inner.Describe(lane, action);
}
