namespace Backpropamine.Training.Reporting;

/// <summary>One task's part of the page.</summary>
/// <param name="Name">The task's name.</param>
/// <param name="Summary">One or two sentences: what is learnt and by which network.</param>
/// <param name="Verdicts">The thresholds, and whether they were reached.</param>
/// <param name="Charts">Learning curves.</param>
/// <param name="Episodes">Replayed episodes; episodes that follow each other with plasticity on and off are shown side by side.</param>
public sealed record TaskReport(
    string Name,
    string Summary,
    IReadOnlyList<Verdict> Verdicts,
    IReadOnlyList<Chart> Charts,
    IReadOnlyList<EpisodeTrace> Episodes)
{
    /// <summary>Pictures of what the network did.</summary>
    public IReadOnlyList<Gallery> Galleries { get; init; } = [];
}
