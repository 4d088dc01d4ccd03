using System.Globalization;
using static TorchSharp.torch;

namespace Backpropamine.Tests.Rounding;

/// <summary>How far kernels may be from exact results: as far as rounding can bring them on any processor, and no farther.</summary>
/// <remarks>
/// <para>
/// Processors, widths of vectors and LibTorch's code for them differ in the last bit of every operation, and a recurrence, a cancellation or a saturated
/// activation can make that error large. How large is a property of the computation, not of who does it: a rounding error has the same effect as data that
/// are a little different (Wilkinson's backward error analysis). So the reference runs in float32 on data that are changed by up to four roundings, some
/// times over. These runs hold the size of the sums, the number of steps, the gain of the recurrence, choices that a rounding decides, and the reference's own
/// errors. Their greatest error does not depend on one run's luck, and hardly on the machine, since the changes are the same everywhere.
/// </para>
/// <para>
/// Kernels may be four times as far from the exact results as the farthest of these runs, and by four roundings of the result, which is rounded even where
/// it hardly depends on the data. In float64 everything scales with the size of a rounding.
/// </para>
/// </remarks>
internal sealed class RoundingLimits
{
    private const int Runs = 4;
    private const int Times = 4;

    /// <summary>Roundings of float32 to one of float64, and twice as many of them, since the exact results are in float64 themselves.</summary>
    private const double Double = 2.0 / (1 << 29);

    private readonly Dictionary<string, Tensor> _exact;
    private readonly Dictionary<string, double> _reached;

    /// <summary>Runs the reference on changed data.</summary>
    /// <param name="exact">The reference's results in float64 from data that float32 holds exactly. Gradients' names start with "gradient".</param>
    /// <param name="reference">The reference's results in float32 from data that are changed.</param>
    public RoundingLimits(Dictionary<string, Tensor> exact, Func<DataChange, Dictionary<string, Tensor>> reference)
    {
        _exact = exact;
        _reached = Enumerable.Range(0, Runs).SelectMany(draw => RelativeErrors.Of(reference(new DataChange(draw)), exact))
            .GroupBy(error => error.Key, error => error.Value).ToDictionary(errors => errors.Key, errors => errors.Max());
    }

    /// <summary>Fails where a result is farther from the exact one than that.</summary>
    /// <param name="actual">What kernels have computed from the same data, in float32 or float64.</param>
    /// <param name="what">What is said of a failure besides.</param>
    public void Check(Dictionary<string, Tensor> actual, string what)
    {
        Assert.Equal(_exact.Keys, actual.Keys);
        Assert.All(_exact, result => Assert.Equal(result.Value.shape, actual[result.Key].shape));
        double scale = actual.Values.First().dtype == float64 ? Double : 1;
        Assert.All(RelativeErrors.Of(actual, _exact), error =>
        {
            double limit = scale * Times * (DataChange.Roundings * DataChange.Roundoff + _reached[error.Key]);
            Assert.True(error.Value <= limit, string.Create(CultureInfo.InvariantCulture,
                $"{what}: {error.Key} differs by {error.Value:E2}, more than {limit:E2}; the reference on changed data differs by up to {scale * _reached[error.Key]:E2}"));
        });
    }
}
