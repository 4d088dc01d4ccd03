using System.Globalization;
using Backpropamine.Training.Comparing.Statistics;

namespace Backpropamine.Training.Comparing.Summaries;

/// <summary>Figures as readers see them, in the page and in the terminal.</summary>
internal static class Figures
{
    /// <summary>A score: four digits that count, none behind the third place.</summary>
    public static string Score(double score)
    {
        var places = Math.Abs(score) switch { < 10 => 3, < 100 => 2, < 1000 => 1, _ => 0 };
        return (Math.Round(score, places) + 0.0).ToString("#,0.###", CultureInfo.InvariantCulture).Replace('-', '−');
    }

    /// <summary>Iterations; infinity is never.</summary>
    public static string Iterations(double iterations) => double.IsFinite(iterations) ? iterations.ToString("#,0", CultureInfo.InvariantCulture) : "never";

    public static string Whole(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A p value: two digits that count.</summary>
    public static string P(double p) => p < 1e-4 ? p.ToString("0.0e-0", CultureInfo.InvariantCulture) : Math.Round(p, p < 0.1 ? 4 : 2).ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Quartiles as a range.</summary>
    public static string Range(double low, double high, Func<double, string> figure) => $"{figure(low)} to {figure(high)}";

    /// <summary>When runs reached the criterion: median and quartiles.</summary>
    public static string Reached(IReadOnlyList<double> reached) => Reached(reached, Iterations);

    /// <summary>When runs reached the criterion: median and quartiles.</summary>
    public static string Reached(IReadOnlyList<double> reached, Func<double, string> figure)
    {
        var quartiles = Quantiles.Of(reached);
        return reached.Any(double.IsFinite)
            ? $"{figure(quartiles.Median)} ({Range(quartiles.Low, quartiles.High, figure)})"
            : figure(quartiles.Median);
    }

    /// <summary>Minutes; infinity is never.</summary>
    public static string Minutes(double minutes) => double.IsFinite(minutes) ? Score(minutes) : "never";

    /// <summary>How many runs reached the criterion.</summary>
    public static string HowMany(IReadOnlyList<double> reached) => string.Create(CultureInfo.InvariantCulture, $"{reached.Count(double.IsFinite)} of {reached.Count}");

    /// <summary>Seeds, those that follow each other as a range.</summary>
    public static string Seeds(IReadOnlyList<long> seeds)
    {
        var parts = new List<string>();
        for (var from = 0; from < seeds.Count;)
        {
            var to = from;
            while (to + 1 < seeds.Count && seeds[to + 1] == seeds[to] + 1)
                to++;
            parts.Add(from == to ? $"{seeds[from]}" : $"{seeds[from]}–{seeds[to]}");
            from = to + 1;
        }
        return string.Join(", ", parts);
    }
}
