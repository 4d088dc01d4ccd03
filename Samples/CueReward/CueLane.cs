using Backpropamine.Training;

namespace Backpropamine.Samples.CueReward;

/// <summary>One lane of the cue–reward task: its cues, its target, and the plan of the trial under way.</summary>
internal sealed class CueLane(int lane, int cues, int bits, bool same)
{
    private readonly int[] _patterns = new int[cues];
    private readonly List<int> _plan = [];
    private int _position;

    /// <summary>No cue and no Go in this step.</summary>
    public const int Blank = -1;

    /// <summary>The step in which the action is judged.</summary>
    public const int Go = -2;

    /// <summary>What is shown now: a cue's number, <see cref="Blank"/> or <see cref="Go"/>.</summary>
    public int Shown => _plan[_position];

    /// <summary>Whether the trial has the target among its cues.</summary>
    public bool TargetShown { get; private set; }

    /// <summary>The rewarded cue.</summary>
    public int Target { get; private set; }

    /// <summary>A bit of a cue: ±1, or where cues are always the same 1 for the cue's own bit and 0 for others.</summary>
    public double Bit(int cue, int bit) => same ? cue == bit ? 1 : 0 : (_patterns[cue] >> bit & 1) == 1 ? 1 : -1;

    /// <summary>New cues, a new target, and the first trial.</summary>
    public void Reset(IUniforms draws)
    {
        for (var cue = 0; cue < cues && !same; cue++)
            _patterns[cue] = Unused(draws.Pick(lane, (1 << bits) - cue), _patterns[..cue]);
        Target = draws.Pick(lane, cues);
        Plan(draws);
    }

    /// <summary>Goes on by one step, into the next trial if need be.</summary>
    public void Advance(IUniforms draws)
    {
        if (++_position == _plan.Count)
            Plan(draws);
    }

    // The rank-th pattern that no earlier cue has.
    private static int Unused(int rank, int[] taken)
    {
        Array.Sort(taken);
        foreach (var pattern in taken)
            if (rank >= pattern)
                rank++;
        return rank;
    }

    // A trial: blank, half of the cues and some blanks in random order, Go, blank.
    private void Plan(IUniforms draws)
    {
        TargetShown = draws.Next(lane) < 0.5;
        var blanks = draws.Pick(lane, cues);
        var needed = cues / 2 - (TargetShown ? 1 : 0);
        int[] others = [.. Enumerable.Range(0, cues).Where(cue => cue != Target)];
        draws.Shuffle(lane, others, needed);

        int[] middle = [.. TargetShown ? [Target] : Array.Empty<int>(), .. others[..needed], .. Enumerable.Repeat(Blank, blanks)];
        draws.Shuffle(lane, middle, middle.Length - 1);

        _plan.Clear();
        _plan.AddRange([Blank, .. middle, Go, Blank]);
        _position = 0;
    }
}
