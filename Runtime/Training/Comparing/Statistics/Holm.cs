namespace Backpropamine.Training.Comparing.Statistics;

/// <summary>Holm's correction: p values of several tests, so that the chance of any false finding among them stays below the level.</summary>
public static class Holm
{
    /// <summary>The corrected p values, in the order of the given ones.</summary>
    /// <param name="p">The p value of each test.</param>
    public static double[] Correct(IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        var corrected = new double[p.Count];
        var largest = 0.0;
        foreach (var (place, index) in Enumerable.Range(0, p.Count).OrderBy(index => p[index]).Index())
        {
            largest = Math.Max(largest, Math.Min(1, p[index] * (p.Count - place)));
            corrected[index] = largest;
        }
        return corrected;
    }
}
