using Backpropamine.Training;

namespace Backpropamine.Samples.CueReward;

/// <summary>
/// The best that anyone can do at the task: it remembers everything, knows how trials are made, and answers by the
/// probability that the target is among the cues of the trial.
/// </summary>
/// <param name="cues">Cues of the task.</param>
internal sealed class IdealObserver(int cues)
{
    private readonly double[] _belief = new double[cues];
    private readonly bool[] _shown = new bool[cues];

    /// <summary>The reward per trial that it can expect in an episode.</summary>
    /// <param name="world">The lane, after its reset.</param>
    /// <param name="steps">Steps of the episode.</param>
    /// <param name="judgedFrom">The step from which trials are judged.</param>
    /// <param name="draws">What the lane draws from.</param>
    /// <returns>The rewards of the judged trials and the number of these trials.</returns>
    public (double Earned, int Trials) Play(CueLane world, int steps, int judgedFrom, IUniforms draws)
    {
        Array.Fill(_belief, 1.0 / cues);
        Array.Clear(_shown);
        var (earned, trials) = (0.0, 0);
        for (var step = 0; step < steps; step++)
        {
            if (world.Shown >= 0)
                _shown[world.Shown] = true;
            if (world.Shown == CueLane.Go)
            {
                var yes = Probability();
                if (step >= judgedFrom)
                    (earned, trials) = (earned + Math.Abs(2 * yes - 1), trials + 1);
                Learn(world.TargetShown);
                Array.Clear(_shown);
            }
            world.Advance(draws);
        }
        return (earned, trials);
    }

    // A target is shown in every other trial, beside cues / 2 − 1 of the others; else cues / 2 of the others are shown.
    private double Likelihood(int target) => _shown[target] ? 0.5 / Choices(cues - 1, cues / 2 - 1) : 0.5 / Choices(cues - 1, cues / 2);

    private double Probability()
    {
        var (all, shown) = (0.0, 0.0);
        for (var cue = 0; cue < cues; cue++)
        {
            var weight = _belief[cue] * Likelihood(cue);
            all += weight;
            if (_shown[cue])
                shown += weight;
        }
        return shown / all;
    }

    // The reward says whether the target was shown, whatever the answer.
    private void Learn(bool targetShown)
    {
        var all = 0.0;
        for (var cue = 0; cue < cues; cue++)
            all += _belief[cue] *= _shown[cue] == targetShown ? Likelihood(cue) : 0;
        for (var cue = 0; cue < cues; cue++)
            _belief[cue] /= all;
    }

    private static double Choices(int n, int k)
    {
        var choices = 1.0;
        for (var i = 1; i <= k; i++)
            choices *= (double)(n - k + i) / i;
        return choices;
    }
}
