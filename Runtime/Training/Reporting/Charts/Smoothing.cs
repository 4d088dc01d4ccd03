namespace Backpropamine.Training.Reporting.Charts;

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
        // A window is the end of one block of its length and the beginning of the next: two sums, and no difference of large ones.
        var ends = new (double Sum, int Count)[window];
        var begun = (Sum: 0.0, Count: 0);
        for (var i = 0; i < values.Length; i++)
        {
            if (i % window == 0)
            {
                ends = Ends(values, i - window, window);
                begun = (0, 0);
            }
            begun = Plus(begun, values[i]);
            var rest = (i % window) + 1 < window ? ends[(i % window) + 1] : (Sum: 0, Count: 0);
            var count = begun.Count + rest.Count;
            means[i] = count == 0 ? float.NaN : (float)((rest.Sum + begun.Sum) / count);
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

    /// <summary>For each place of a block, the sum from there to the block's end.</summary>
    private static (double Sum, int Count)[] Ends(float[] values, int start, int length)
    {
        var ends = new (double Sum, int Count)[length];
        if (start < 0)
            return ends;
        var sum = (Sum: 0.0, Count: 0);
        for (var i = length - 1; i >= 0; i--)
            ends[i] = sum = Plus(sum, values[start + i]);
        return ends;
    }

    private static (double Sum, int Count) Plus((double Sum, int Count) sum, float value) =>
        float.IsFinite(value) ? (sum.Sum + value, sum.Count + 1) : sum;
}
