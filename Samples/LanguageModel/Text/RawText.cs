namespace Backpropamine.Samples.LanguageModel.Text;

/// <summary>The lines of a text, in three parts.</summary>
/// <param name="Name">What it is, for a reader.</param>
/// <param name="Training">What is learnt.</param>
/// <param name="Validation">What tells when a model was best.</param>
/// <param name="Test">What a model is judged by.</param>
/// <param name="Tokenised">Whether it is tokenised already.</param>
public sealed record RawText(string Name, IReadOnlyList<string> Training, IReadOnlyList<string> Validation, IReadOnlyList<string> Test, bool Tokenised)
{
    private const double TrainingShare = 0.9;
    private const double ValidationShare = 0.05;

    /// <summary>Divides a text: the first 90 % of its lines are for training, 5 % for validation, the last 5 % are the test.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="lines">Its lines.</param>
    public static RawText Divide(string name, IReadOnlyList<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var (first, second) = ((int)(lines.Count * TrainingShare), (int)(lines.Count * (TrainingShare + ValidationShare)));
        return new RawText(name, [.. lines.Take(first)], [.. lines.Take(second).Skip(first)], [.. lines.Skip(second)], Tokenised: false);
    }
}
