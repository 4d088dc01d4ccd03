namespace Backpropamine.Training.Curves;

/// <summary>What one iteration came to.</summary>
/// <param name="Iteration">Its number, from 1.</param>
/// <param name="Score">Its score.</param>
/// <param name="Loss">Its loss.</param>
/// <param name="Seconds">What the training has taken up to its end.</param>
internal readonly record struct CurvePoint(int Iteration, double Score, double Loss, double Seconds)
{
    /// <summary>More figures, with their names.</summary>
    public IReadOnlyList<(string Name, double Value)> Figures { get; init; } = [];
}
