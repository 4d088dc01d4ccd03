namespace Backpropamine.Training.Reporting;

/// <summary>Pictures in rows: what was shown, what should have come back, what came back.</summary>
/// <param name="Title">The title.</param>
/// <param name="Note">What is seen, in a sentence.</param>
/// <param name="Rows">The rows, each of pictures side by side.</param>
public sealed record Gallery(string Title, string Note, IReadOnlyList<IReadOnlyList<Picture>> Rows);
