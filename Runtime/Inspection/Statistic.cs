namespace Backpropamine;

/// <summary>What a <see cref="Watch"/> records of a value.</summary>
[Flags]
public enum Statistic
{
    /// <summary>The root of the sum of squares, of each lane; the mean over the lanes.</summary>
    Norm = 1,

    /// <summary>The mean of all numbers.</summary>
    Mean = 2,

    /// <summary>The largest magnitude.</summary>
    Largest = 4,

    /// <summary>How many numbers there are in each of 20 equal intervals from the smallest to the largest one; what is not finite is left out.</summary>
    Histogram = 8,

    /// <summary>All numbers.</summary>
    Whole = 16,
}
