namespace Backpropamine.Training.Reporting.Episodes;

/// <summary>A kind of matrix that an episode can show.</summary>
/// <param name="Key">Its name in the page's data.</param>
/// <param name="Name">Its name for readers.</param>
/// <param name="LongName">The same in a sentence.</param>
/// <param name="Of">An episode's matrices.</param>
/// <param name="Missing">Why an episode has none; null where nobody expects one.</param>
internal sealed record MatrixKind(string Key, string Name, string LongName, Func<EpisodeTrace, IReadOnlyList<MatrixFrame>> Of, Func<EpisodeTrace, string?> Missing)
{
    /// <summary>What plastic connections have stored.</summary>
    public static MatrixKind Hebb { get; } = new("hebb", "Hebb", "the Hebbian trace", episode => episode.Hebb, episode => episode.PlasticityOn
        ? "No Hebbian trace was recorded."
        : "No Hebbian trace: without plasticity it is neither read nor written.");

    /// <summary>What connections have lately done, and a later commit may store.</summary>
    public static MatrixKind Eligibility { get; } = new("eligibility", "Eligibility", "the eligibility trace", episode => episode.Eligibility, _ => null);

    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<MatrixKind> All { get; } = [Hebb, Eligibility];
}
