namespace Backpropamine.Samples.Tests.CueReward;

/// <summary>Watches one lane whose action is always 1 and tells from outside whether the rules hold.</summary>
internal sealed class TrialWatch(int cues)
{
    private readonly List<string> _trial = [];
    private readonly HashSet<string> _seen = [];
    private readonly List<(string[] Shown, double Reward)> _trials = [];
    private bool _judged;

    public void See(double[] bits, double go, double reward)
    {
        var blank = bits.All(bit => bit == 0);
        Assert.True(blank || bits.All(bit => Math.Abs(bit) == 1));
        _trial.Add(go == 1 ? "go" : blank ? "blank" : string.Join(' ', bits));
        Assert.Equal(go == 1 ? 1 : 0, Math.Abs(reward));
        if (go == 1)
        {
            Assert.True(blank);
            _judged = true;
            _trials.Add(([.. _trial.Where(step => step is not ("blank" or "go"))], reward));
        }
        else if (_judged)
        {
            End();
        }
    }

    // Whether one cue explains all verdicts: a trial earns 1 exactly if it shows that cue.
    public void Conclude()
    {
        Assert.True(_trials.Count > 50);
        Assert.Equal(cues, _seen.Count);
        Assert.Single(_seen, cue => _trials.All(trial => trial.Shown.Contains(cue) == (trial.Reward == 1)));
    }

    private void End()
    {
        Assert.Equal("blank", _trial[0]);
        Assert.Equal("blank", _trial[^1]);
        Assert.Equal("go", _trial[^2]);
        Assert.InRange(_trial.Count, cues / 2 + 3, cues / 2 + 3 + cues - 1);
        var shown = _trial.Where(step => step is not ("blank" or "go")).ToList();
        Assert.Equal(cues / 2, shown.Distinct().Count());
        Assert.Equal(cues / 2, shown.Count);
        _seen.UnionWith(shown);
        _trial.Clear();
        _judged = false;
    }
}
