using System.Globalization;

namespace Backpropamine.Training;

/// <summary>Progress as plain lines, for files and pipes.</summary>
/// <param name="output">Where to.</param>
public sealed class PlainView(TextWriter output) : IProgressView
{
    private const int Lines = 15;

    /// <inheritdoc/>
    public void Show(string title, string scoreName, Action<Action<TrainingProgress>> train)
    {
        Line($"{title} (score: {scoreName})");
        train(progress =>
        {
            var every = Math.Max(1, progress.Total / Lines);
            if (progress.Iteration % every == 0 || progress.Iteration == progress.Total)
                Line(string.Create(CultureInfo.InvariantCulture, $"  iteration {progress.Iteration}/{progress.Total}  {progress.ScoreText(progress.Score)}  {progress.StepsPerSecond:N0} steps/s  {Duration.Text(progress.Left)} left"));
        });
    }

    /// <inheritdoc/>
    public void Line(string text)
    {
        output.WriteLine(text);
        output.Flush();
    }
}
