using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>How far the contenders' losses and gradients lie from those of the plain PyTorch module.</summary>
/// <param name="Single">The largest ‖difference‖/‖gradient‖ in float32.</param>
/// <param name="Double">The same in float64, on a row that is small enough.</param>
internal sealed record Parity(double Single, double Double)
{
    /// <summary>
    /// What float32 may differ by: rounding, over all steps, which also decides on which side of its clip a connection is, and so whether its
    /// gradient passes.
    /// </summary>
    public const double SingleTolerance = 1e-2;

    /// <summary>What float64 may differ by.</summary>
    public const double DoubleTolerance = 1e-10;

    private const long DoubleLimit = 1L << 30;

    /// <summary>Compares every contender in float64, on a row that is small enough.</summary>
    /// <param name="stable">The row.</param>
    /// <param name="python">A Python that has PyTorch.</param>
    /// <param name="folder">Where the data goes.</param>
    /// <exception cref="BenchException">They differ by more than the tolerance.</exception>
    public static double InDouble(Stable stable, Python python, string folder)
    {
        var row = stable.Row;
        var small = new Stable(row with { Size = row.Size.Within(row.Model.Matrices, sizeof(double), DoubleLimit) }, folder, python);
        small.Prepare();
        return Worst(small, "float64", DoubleTolerance, BestForm.All(row, 1));
    }

    /// <summary>Compares those that are to be timed in float32, at full size.</summary>
    /// <param name="stable">The row.</param>
    /// <param name="best">PyTorch's best form.</param>
    /// <exception cref="BenchException">They differ by more than the tolerance.</exception>
    public static double InSingle(Stable stable, BestForm best) => Worst(stable, "float32", SingleTolerance, [best]);

    /// <summary>The largest distance in one dtype.</summary>
    /// <param name="stable">The row.</param>
    /// <param name="dtype">float32 or float64.</param>
    /// <param name="tolerance">What is allowed.</param>
    /// <param name="forms">The forms of PyTorch's best to look at.</param>
    /// <exception cref="BenchException">It is more than that.</exception>
    public static double Worst(Stable stable, string dtype, double tolerance, IEnumerable<BestForm> forms)
    {
        double worst = 0;
        using var peer = stable.Start(Entrant.Plain, dtype: dtype);
        var expected = Gradients(stable, peer, Entrant.Plain);
        using (var here = stable.Start(Entrant.FusedSequence, dtype: dtype))
        {
            foreach (var entrant in Entrant.Ours) worst = Math.Max(worst, Compare(here, entrant, entrant.Title));
            stable.Open(here, Entrant.ByHand, dtype: dtype);
            worst = Math.Max(worst, Compare(here, Entrant.ByHand, Entrant.ByHand.Title));
        }

        var best = Entrant.Best(stable.Row);
        foreach (var form in forms)
        {
            stable.Open(peer, best, form, dtype);
            worst = Math.Max(worst, Compare(peer, best, $"{best.Title} ({form.Variant})"));
        }

        return worst;

        double Compare(WorkerProcess process, Entrant entrant, string title)
        {
            var actual = Gradients(stable, process, entrant);
            var distances = expected.ToDictionary(
                pair => pair.Key,
                pair => actual.TryGetValue(pair.Key, out var values) ? Statistics.Distance(pair.Value, values) : double.NaN);
            foreach (var (name, distance) in distances)
                if (!(distance <= tolerance))
                    throw new BenchException(FormattableString.Invariant(
                        $"no table: in {stable.Row.Title} ({dtype}), '{name}' of {title} is {distance:0.0e+0} away from the plain module's, more than {tolerance:0e+0}"));
            return distances.Values.Max();
        }
    }

    /// <summary>Every gradient of a contender, and its loss.</summary>
    public static Dictionary<string, double[]> Gradients(Stable stable, WorkerProcess process, Entrant entrant)
    {
        var path = stable.Data + ".gradients.npz";
        var reply = process.Ask(Order.To(entrant, "gradients") with { Path = path });
        var gradients = Read(path);
        gradients["loss"] = [reply.Loss];
        File.Delete(path);
        return gradients;
    }

    /// <summary>The arrays of a file as double.</summary>
    public static Dictionary<string, double[]> Read(string path) => NpzFile.Read(path).ToDictionary(
        pair => pair.Key,
        pair => pair.Value.Type == NpyType.Float64 ? pair.Value.ToArray<double>() : Array.ConvertAll(pair.Value.ToArray<float>(), value => (double)value));
}
