namespace Backpropamine.Training.Comparing.Statistics;

/// <summary>Medians and quartiles: order statistics with linear interpolation between neighbours.</summary>
public static class Quantiles
{
    /// <summary>The median.</summary>
    /// <param name="values">At least one value; infinity counts as larger than any number.</param>
    public static double Median(IEnumerable<double> values) => Of([.. values.Order()], 0.5);

    /// <summary>The first quartile, the median and the third quartile.</summary>
    /// <param name="values">At least one value; infinity counts as larger than any number.</param>
    public static Quartiles Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new Quartiles(Of(sorted, 0.25), Of(sorted, 0.5), Of(sorted, 0.75));
    }

    private static double Of(double[] sorted, double share)
    {
        if (sorted.Length == 0)
            throw new ArgumentException("a median needs at least one value");
        var place = share * (sorted.Length - 1);
        var (below, above) = (sorted[(int)Math.Floor(place)], sorted[(int)Math.Ceiling(place)]);
        return below == above ? below : below + (place - Math.Floor(place)) * (above - below);
    }
}
