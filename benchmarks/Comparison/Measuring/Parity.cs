using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>How far the contenders' losses and gradients lie from those of the plain PyTorch module.</summary>
/// <param name="Single">The largest ‖difference‖/‖gradient‖ in float32.</param>
/// <param name="Double">The same in float64, on a row that is small enough.</param>
internal sealed record Parity(double Single, double Double)
{
    /// <summary>What float32 may differ by: rounding, over all steps.</summary>
    public const double SingleTolerance = 1e-3;

    /// <summary>What float64 may differ by.</summary>
    public const double DoubleTolerance = 1e-10;

    private const long DoubleLimit = 1L << 30;

    /// <summary>Compares every contender in both dtypes.</summary>
    /// <param name="stable">The row.</param>
    /// <param name="python">A Python that has PyTorch.</param>
    /// <param name="folder">Where the data goes.</param>
    /// <exception cref="BenchException">They differ by more than the tolerance.</exception>
    public static Parity Check(Stable stable, Python python, string folder)
    {
        var row = stable.Row;
        var small = new Stable(row with { Size = row.Size.Within(row.HasTrace, sizeof(double), DoubleLimit) }, folder, python);
        small.Prepare();
        return new Parity(Worst(stable, "float32", SingleTolerance), Worst(small, "float64", DoubleTolerance));
    }

    private static double Worst(Stable stable, string dtype, double tolerance)
    {
        var expected = Gradients(stable, Entrant.Plain, null, dtype);
        double worst = 0;
        foreach (var entrant in Entrant.All(stable.Row).Where(entrant => entrant != Entrant.Plain))
        {
            BestForm?[] forms = entrant.IsOurs ? [null] : [.. BestForm.All(1)];
            foreach (var form in forms)
            {
                var actual = Gradients(stable, entrant, form, dtype);
                foreach (var (name, values) in expected)
                {
                    var distance = actual.TryGetValue(name, out var others) ? Statistics.Distance(values, others) : double.NaN;
                    if (!(distance <= tolerance))
                    {
                        throw new BenchException(
                            $"no table: in {stable.Row.Title} ({dtype}), '{name}' of {entrant.Title}{(form is null ? "" : $" ({form.Variant})")} "
                            + FormattableString.Invariant($"is {distance:0.0e+0} away from the plain module's, more than {tolerance:0e+0}"));
                    }

                    worst = Math.Max(worst, distance);
                }
            }
        }

        return worst;
    }

    private static Dictionary<string, double[]> Gradients(Stable stable, Entrant entrant, BestForm? best, string dtype)
    {
        var path = stable.Data + ".gradients.npz";
        using var process = stable.Start(entrant, best, dtype);
        var reply = process.Ask(new Order("gradients") { Path = path });
        var gradients = NpzFile.Read(path).ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Type == NpyType.Float64 ? pair.Value.ToArray<double>() : Array.ConvertAll(pair.Value.ToArray<float>(), value => (double)value));
        gradients["loss"] = [reply.Loss];
        File.Delete(path);
        return gradients;
    }
}
