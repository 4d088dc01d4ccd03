namespace Backpropamine.Training.Reporting.Charts;

/// <summary>A series as it is drawn: raw, smoothed, and thinned to what a screen can show.</summary>
internal sealed record Curve(string Label, float[] X, float[] Raw, float[] Smooth)
{
    public static Curve From(Series series, int window)
    {
        var length = Math.Min(series.X.Length, series.Y.Length);
        var smooth = Smoothing.Trailing(series.Y[..length], window);
        var shown = Smoothing.Thinned(length);
        return new Curve(
            series.Label,
            [.. shown.Select(i => series.X[i])],
            [.. shown.Select(i => series.Y[i])],
            [.. shown.Select(i => smooth[i])]);
    }
}
