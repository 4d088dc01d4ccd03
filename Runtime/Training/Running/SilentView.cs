namespace Backpropamine.Training;

/// <summary>No progress at all, for ranks that are not the first.</summary>
public sealed class SilentView : IProgressView
{
    /// <inheritdoc/>
    public void Show(string title, string scoreName, Action<Action<TrainingProgress>> train) => (train ?? throw new ArgumentNullException(nameof(train)))(_ => { });

    /// <inheritdoc/>
    public void Line(string text)
    {
    }
}
