namespace Backpropamine.Benchmarks.Measuring;

/// <summary>Medians, slopes and distances.</summary>
internal static class Statistics
{
    /// <summary>The middle value, or the mean of the two middle ones.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0) throw new ArgumentException("the median of no values", nameof(values));
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The exponent p of y ∝ xᵖ: the slope of a line through the logarithms, by least squares.</summary>
    /// <exception cref="ArgumentException">There are fewer than two points.</exception>
    public static double Exponent(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (x.Count < 2 || x.Count != y.Count) throw new ArgumentException("a slope needs two points", nameof(x));
        double[] u = [.. x.Select(value => Math.Log(value))], v = [.. y.Select(value => Math.Log(value))];
        double meanU = u.Average(), meanV = v.Average();
        return u.Zip(v).Sum(p => (p.First - meanU) * (p.Second - meanV)) / u.Sum(a => (a - meanU) * (a - meanU));
    }

    /// <summary>‖actual − expected‖ / ‖expected‖; where nothing is expected, ‖actual‖. Not a number if any value is not.</summary>
    public static double Distance(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        if (expected.Length != actual.Length) return double.NaN;
        double difference = 0, norm = 0;
        for (var i = 0; i < expected.Length; i++)
        {
            difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
            norm += expected[i] * expected[i];
        }

        return norm == 0 ? Math.Sqrt(difference) : Math.Sqrt(difference / norm);
    }
}
