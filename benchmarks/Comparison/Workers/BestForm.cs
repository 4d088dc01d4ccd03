namespace Backpropamine.Benchmarks.Workers;

/// <summary>One way of running PyTorch's best form.</summary>
/// <param name="Variant">How updates are written, and whether they are scripted.</param>
/// <param name="Threads">Torch's threads.</param>
internal sealed record BestForm(string Variant, int Threads)
{
    /// <summary>Everything that is tried.</summary>
    public static IEnumerable<BestForm> All(int cores) =>
        from variant in (string[])["lerp-eager", "outer-eager", "joined-eager", "lerp-script", "outer-script", "joined-script"]
        from threads in cores > 1 ? (int[])[cores, 1] : [1]
        select new BestForm(variant, threads);

    /// <summary>For a reader.</summary>
    public string Title => $"{Variant.Replace('-', ' ')}, {Threads} thread{(Threads == 1 ? "" : "s")}";
}
