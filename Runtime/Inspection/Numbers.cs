using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>The numbers of a tensor, and what is measured of them.</summary>
/// <param name="Values">The numbers, lane by lane.</param>
/// <param name="Shape">The shape of the tensor.</param>
/// <param name="Lanes">How many lanes there are; 1 for what lanes share.</param>
/// <param name="IsSingle">Whether they are float32.</param>
internal sealed record Numbers(double[] Values, long[] Shape, long Lanes, bool IsSingle)
{
    public static Numbers Of(Tensor value, long lanes)
    {
        using var plain = value.detach().to(ScalarType.Float64).cpu().contiguous();
        return new(plain.data<double>().ToArray(), value.shape, lanes, value.dtype == ScalarType.Float32);
    }

    public double Norm => Values.Chunk((int)(Values.Length / Lanes)).Average(lane => Math.Sqrt(lane.Sum(number => number * number)));

    public double Mean => Values.Average();

    public double Largest => Values.Aggregate(0.0, (most, number) => Math.Max(most, Math.Abs(number)));

    /// <summary>The largest magnitude that is finite; 0 where there is none.</summary>
    public double Scale => Values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();

    /// <summary>The smallest and the largest finite number, and how many there are in each of equal intervals between.</summary>
    public (double From, double To, int[] Counts) Histogram(int bins)
    {
        double[] finite = [.. Values.Where(double.IsFinite)];
        var counts = new int[bins];
        if (finite.Length == 0) return (0, 0, counts);
        var (from, to) = (finite.Min(), finite.Max());
        foreach (var number in finite) counts[to > from ? Math.Min(bins - 1, (int)((number - from) / (to - from) * bins)) : 0]++;
        return (from, to, counts);
    }
}
