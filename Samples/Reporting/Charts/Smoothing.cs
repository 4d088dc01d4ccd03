namespace Backpropamine.Samples.Reporting.Charts;

/// <summary>Trailing means, so that a point never shows what came after it.</summary>
internal static class Smoothing
{
    private const int MostPoints = 240;

    /// <summary>The number of points a mean is taken over: a fortieth of the curve, 1 for short curves.</summary>
    public static int Window(int points) => points < 80 ? 1 : points / 40;

    /// <summary>The mean of each point and the <paramref name="window"/> − 1 points before it that are numbers.</summary>
    public static float[] Trailing(float[] values, int window)
    {
        var means = new float[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (sum, count) = (0.0, 0);
            for (var j = Math.Max(0, i - window + 1); j <= i; j++)
            {
                if (float.IsFinite(values[j]))
                    (sum, count) = (sum + values[j], count + 1);
            }
            means[i] = count == 0 ? float.NaN : (float)(sum / count);
        }
        return means;
    }

    /// <summary>Indices of at most 240 points spread over the curve, the first and the last among them.</summary>
    public static int[] Thinned(int points)
    {
        if (points <= MostPoints)
            return [.. Enumerable.Range(0, points)];
        return [.. Enumerable.Range(0, MostPoints).Select(i => (int)((long)i * (points - 1) / (MostPoints - 1)))];
    }
}
