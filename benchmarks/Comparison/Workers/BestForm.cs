using Backpropamine.Benchmarks.Rows;

namespace Backpropamine.Benchmarks.Workers;

/// <summary>One way of running PyTorch's best form.</summary>
/// <param name="Variant">How updates are written, and whether they are scripted.</param>
/// <param name="Threads">Torch's threads.</param>
internal sealed record BestForm(string Variant, int Threads)
{
    /// <summary>Everything that is tried: halves of the lanes go one after the other only where the whole sequence is there before.</summary>
    public static IEnumerable<BestForm> All(BenchRow row, int cores) =>
        from update in row.Model.Updates
        where update != "halves" || row.Calls != Calls.Steps
        from mode in (string[])["eager", "script"]
        from threads in cores > 1 ? (int[])[cores, 1] : [1]
        select new BestForm($"{update}-{mode}", threads);

    /// <summary>For a reader.</summary>
    public string Title => $"{Variant.Replace('-', ' ')}, {Threads} thread{(Threads == 1 ? "" : "s")}";
}
