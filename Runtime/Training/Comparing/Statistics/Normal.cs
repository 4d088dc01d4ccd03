namespace Backpropamine.Training.Comparing.Statistics;

/// <summary>The standard normal distribution.</summary>
internal static class Normal
{
    private const double SeriesEnd = 2.5;

    /// <summary>The probability of a value above z.</summary>
    public static double Above(double z)
    {
        if (z < 0)
            return 1 - Above(-z);
        var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        return z < SeriesEnd ? 0.5 - density * Series(z) : density / Fraction(z);
    }

    /// <summary>The value above which lies a given probability.</summary>
    public static double Quantile(double above)
    {
        var (low, high) = (-40.0, 40.0);
        for (var i = 0; i < 200 && low < high; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Above(middle) > above ? (middle, high) : (low, middle);
        }
        return (low + high) / 2;
    }

    // z + z³/3 + z⁵/(3·5) + …
    private static double Series(double z)
    {
        var (sum, term) = (z, z);
        for (var k = 3; term > sum * 1e-17; k += 2)
        {
            term *= z * z / k;
            sum += term;
        }
        return sum;
    }

    // z + 1/(z + 2/(z + 3/(z + …))).
    private static double Fraction(double z)
    {
        var value = z;
        for (var k = 200; k >= 1; k--)
            value = z + k / value;
        return value;
    }
}
