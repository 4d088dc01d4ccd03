namespace Backpropamine.Training;

/// <summary>Shows a training while it goes on.</summary>
public interface IProgressView
{
    /// <summary>Shows a training from start to end.</summary>
    /// <param name="title">What is trained.</param>
    /// <param name="scoreName">What its score is.</param>
    /// <param name="train">Trains, and reports how far it is after every iteration.</param>
    void Show(string title, string scoreName, Action<Action<TrainingProgress>> train);

    /// <summary>Writes a line.</summary>
    /// <param name="text">The line.</param>
    void Line(string text);
}
