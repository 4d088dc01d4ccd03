using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Backpropamine.Training;

/// <summary>Progress that renews itself in place, with a small learning curve, for terminals.</summary>
/// <param name="console">The terminal.</param>
internal sealed class LiveView(IAnsiConsole console) : IProgressView
{
    private const int Milliseconds = 200;

    /// <inheritdoc/>
    public void Show(string title, string scoreName, Action<Action<TrainingProgress>> train)
    {
        var watch = Stopwatch.StartNew();
        console.Live(new Text(title)).AutoClear(false).Start(live => train(progress =>
        {
            if (watch.ElapsedMilliseconds < Milliseconds && progress.Iteration < progress.Total)
                return;
            watch.Restart();
            live.UpdateTarget(Render(title, scoreName, progress));
            live.Refresh();
        }));
    }

    /// <inheritdoc/>
    public void Line(string text) => console.WriteLine(text);

    private IRenderable Render(string title, string scoreName, TrainingProgress progress)
    {
        var width = Math.Clamp(console.Profile.Width - 6, 1, 96);
        var figures = string.Create(
            CultureInfo.InvariantCulture,
            $"iteration {progress.Iteration}/{progress.Total}   {progress.ScoreText(progress.Score)}   {progress.StepsPerSecond:N0} steps/s   {Duration.Text(progress.Left)} left");
        var filled = (int)((long)width * progress.Iteration / progress.Total);
        return new Panel(new Rows(
            new Text(SmallCurve.Draw(progress.Scores, progress.Total, width), new Style(Color.Teal)),
            new Text(new string('━', filled) + new string('─', width - filled), new Style(Color.Grey)),
            new Text(figures),
            new Text(scoreName, new Style(decoration: Decoration.Dim))))
        {
            Header = new PanelHeader(Markup.Escape(title)),
            Border = BoxBorder.Rounded,
        };
    }
}
