using Backpropamine.Training.Reporting;

namespace Backpropamine.Training;

/// <summary>What a trained network can do, measured and shown for the report.</summary>
/// <param name="Text">A sentence about it; may be empty.</param>
/// <param name="Measures">The figures, for other programs.</param>
public sealed record Showing(string Text, IReadOnlyList<Measure> Measures)
{
    /// <summary>Episodes, step by step.</summary>
    public IReadOnlyList<EpisodeTrace> Episodes { get; init; } = [];

    /// <summary>Pictures side by side.</summary>
    public IReadOnlyList<Gallery> Galleries { get; init; } = [];
}
