using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Rows;

/// <summary>Parameters, inputs and the loss's coefficients of a row: one file for every contender.</summary>
public static class RowData
{
    private const int Patterns = 5;
    private const int Shown = 6;
    private const int Blank = 4;

    /// <summary>Writes the file.</summary>
    /// <param name="row">The row.</param>
    /// <param name="path">The file.</param>
    public static void Write(BenchRow row, string path)
    {
        manual_seed(20200225);
        using var _ = NewDisposeScope();
        using var contender = row.Model.Generated(row.Inputs, row.Size.Neurons, ScalarType.Float32);
        var arrays = contender.Parameters.ToDictionary(p => "param." + p.Key, p => NpyArray.From(p.Value));
        var (inputs, wanted) = row.Model.LastOnly ? Completion(row.Size) : Coefficients(row);
        arrays["inputs"] = NpyArray.From(inputs);
        for (var i = 0; i < wanted.Count; i++) arrays[$"wanted.{i}"] = NpyArray.From(wanted[i]);
        NpzFile.Write(path, arrays);
    }

    private static (Tensor Inputs, IReadOnlyList<Tensor> Wanted) Coefficients(BenchRow row)
    {
        var (lanes, _, steps) = row.Size;
        return (randn(steps, lanes, row.Inputs), [.. row.Model.Read.Select(reading => randn(steps, lanes, reading.Size))]);
    }

    // Five patterns, all twice in a row of presentations, then the first one with half of its bits missing.
    private static (Tensor Inputs, IReadOnlyList<Tensor> Wanted) Completion(Extent size)
    {
        var (lanes, neurons, steps) = size;
        var patterns = randn(Patterns, lanes, neurons).sign();
        var inputs = zeros(steps, lanes, neurons);
        var last = Math.Max(0, steps - Shown);
        for (var t = 0; t < last; t++)
        {
            if (t % (Shown + Blank) < Shown) inputs[t] = patterns[t / (Shown + Blank) % Patterns];
        }

        var half = patterns[0] * (rand(lanes, neurons) > 0.5f).to_type(ScalarType.Float32);
        for (var t = last; t < steps; t++) inputs[t] = half;
        return (inputs, [patterns[0]]);
    }
}
