using System.Globalization;

namespace Backpropamine.Samples.Running;

/// <summary>Times as people read them.</summary>
internal static class Duration
{
    /// <summary><c>4:05</c>, or <c>26:04:05</c> beyond an hour.</summary>
    /// <param name="time">The time.</param>
    public static string Text(TimeSpan time) => time.TotalHours < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time:m\\:ss}")
        : string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time:mm\\:ss}");
}
