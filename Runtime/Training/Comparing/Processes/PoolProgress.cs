using System.Globalization;
using Backpropamine.Training.Comparing.Conditions;
using Backpropamine.Training.Comparing.Results;

namespace Backpropamine.Training.Comparing.Processes;

/// <summary>Shows how far a comparison is: a line for each run that ends and, in a terminal, a last line that renews itself.</summary>
/// <param name="output">Where to.</param>
/// <param name="time">Estimates the time left.</param>
/// <param name="total">Runs of the comparison.</param>
/// <param name="done">Runs that were finished before.</param>
/// <param name="window">Iterations of a final score.</param>
/// <param name="live">Whether lines can renew themselves.</param>
internal sealed class PoolProgress(TextWriter output, TimeLeft time, int total, int done, int window, bool live) : IDisposable
{
    private const string EraseLine = "\r\u001b[K";
    private const int Second = 1000;
    private readonly Lock _lock = new();
    private Timer? _timer;
    private int _done = done;

    /// <summary>Begins to renew the last line.</summary>
    public void Show()
    {
        if (live)
            _timer = new Timer(_ => Renew(), null, 0, Second);
    }

    public void Start(PlannedRun run) => time.Start(run);

    public void Finish(PlannedRun run, RunRow row)
    {
        time.Finish(run, row.Seconds);
        Line(string.Create(CultureInfo.InvariantCulture, $"{run.Name}: score {row.Curve.FinalScore(window):G4} after {row.Curve.Iterations[^1]} iterations, {Clock(TimeSpan.FromSeconds(row.Seconds))}"), 1);
    }

    public void Fail(FailedRun failed)
    {
        time.Drop(failed.Run);
        var last = failed.LogEnd.Split('\n')[^1];
        Line($"{failed.Run.Name}: LOST, {failed.Reason}{(last.Length > 0 ? $" ({last})" : "")}; log: {failed.Log}", 0);
    }

    public void Stop(PlannedRun run)
    {
        time.Drop(run);
        Line($"{run.Name}: stopped, its checkpoint is kept", 0);
    }

    /// <summary>Says something about all runs.</summary>
    /// <param name="line">One line.</param>
    public void Say(string line)
    {
        lock (_lock)
        {
            output.WriteLine($"{(live ? EraseLine : "")}{line}");
            output.Flush();
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        lock (_lock)
        {
            if (live)
                output.Write(EraseLine);
            output.Flush();
        }
    }

    /// <summary>A time for a reader: minutes and seconds, hours where there are some.</summary>
    public static string Clock(TimeSpan time) => time.TotalHours < 1
        ? time.ToString(@"m\:ss", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time:mm\\:ss}");

    private void Line(string text, int finished)
    {
        lock (_lock)
        {
            _done += finished;
            Say($"[{Figures()}] {text}");
        }
    }

    private void Renew()
    {
        lock (_lock)
        {
            var text = $"[{Figures()}] {time.Running} running";
            // A terminal that does not say how wide it is counts as wide enough.
            var width = Console.WindowWidth is > 1 and var columns ? columns - 1 : text.Length;
            output.Write(EraseLine + text[..Math.Min(text.Length, width)]);
            output.Flush();
        }
    }

    private string Figures() => string.Create(CultureInfo.InvariantCulture, $"{_done}/{total}{(time.Left() is { } left ? $", {Clock(left)} left" : "")}");
}
