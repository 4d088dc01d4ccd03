namespace Backpropamine.Training.Reporting.Episodes;

/// <summary>The distinct labels of a group's steps, which get one colour each if they are few.</summary>
internal sealed class StepKinds
{
    private const int Colours = 8;
    private const int Grey = Colours - 1;

    public StepKinds(EpisodeGroup group)
    {
        var labels = group.Agents.SelectMany(a => a.StepLabels).Where(l => l.Length > 0)
            .Distinct(StringComparer.Ordinal).OrderBy(l => l, StringComparer.Ordinal).ToArray();
        Labels = labels.Length <= Colours ? labels : [];
    }

    /// <summary>The labels in the order of their colours; empty if there are too many to tell apart.</summary>
    public string[] Labels { get; }

    /// <summary>The colour's index, or −1. Nothing happens in a blank step, so it is grey.</summary>
    public int ColourOf(string label)
    {
        if (Labels.Length > 0 && label == "blank")
            return Grey;
        return Array.IndexOf([.. Labels.Where(l => l != "blank")], label);
    }
}
