using System.Globalization;
using Backpropamine.Samples.Comparing.Statistics;

namespace Backpropamine.Samples.Comparing.Summaries;

/// <summary>Figures as readers see them, in the page and in the terminal.</summary>
internal static class Figures
{
    /// <summary>A score: three digits behind the point, fewer for large ones.</summary>
    public static string Score(double score)
    {
        var rounded = Math.Round(score, Math.Abs(score) < 100 ? 3 : 1) + 0.0;
        return rounded.ToString("#,0.###", CultureInfo.InvariantCulture).Replace('-', '−');
    }

    /// <summary>Iterations; infinity is never.</summary>
    public static string Iterations(double iterations) => double.IsFinite(iterations) ? iterations.ToString("#,0", CultureInfo.InvariantCulture) : "never";

    public static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A p value: two digits that count.</summary>
    public static string P(double p) => p < 1e-4 ? p.ToString("0.0e-0", CultureInfo.InvariantCulture) : Math.Round(p, p < 0.1 ? 4 : 2).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Quartiles as a range.</summary>
    public static string Range(double low, double high, Func<double, string> figure) => $"{figure(low)} to {figure(high)}";

    /// <summary>When runs reached the criterion: median and quartiles.</summary>
    public static string Reached(IReadOnlyList<double> reached)
    {
        var quartiles = Quantiles.Of(reached);
        return reached.Any(double.IsFinite)
            ? $"{Iterations(quartiles.Median)} ({Range(quartiles.Low, quartiles.High, Iterations)})"
            : Iterations(quartiles.Median);
    }

    /// <summary>How many runs reached the criterion.</summary>
    public static string HowMany(IReadOnlyList<double> reached) => string.Create(CultureInfo.InvariantCulture, $"{reached.Count(double.IsFinite)} of {reached.Count}");
}
