using System.Globalization;

namespace Backpropamine.Training;

/// <summary>Times as people read them.</summary>
internal static class Duration
{
    /// <summary><c>4:05</c>, or <c>26:04:05</c> beyond an hour.</summary>
    /// <param name="time">The time.</param>
    public static string Text(TimeSpan time) => time.TotalHours < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time:m\\:ss}")
        : string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time:mm\\:ss}");

    /// <summary>The same with its unit: <c>3.2 s</c>, <c>4:05 min</c> or <c>26:04:05 h</c>.</summary>
    /// <param name="time">The time.</param>
    public static string Words(TimeSpan time)
    {
        var seconds = Math.Round(time.TotalSeconds);
        var whole = TimeSpan.FromSeconds(seconds);
        return seconds < 60 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s") : $"{Text(whole)} {(whole.TotalHours < 1 ? "min" : "h")}";
    }
}
