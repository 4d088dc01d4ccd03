namespace Backpropamine.Pages.Cells;

/// <summary>What comes into a path in the picture: from x, from h(t−1), and a bias.</summary>
internal sealed record PathSettings(double Input, double Recurrent = 0, double Bias = 0);

/// <summary>What a cell's picture needs to show what is particular about it.</summary>
/// <param name="Paths">What comes into its paths.</param>
/// <param name="Layer">The attribute of layers that it is made for.</param>
/// <param name="IsSpiking">Whether it is shown how it fires, and not how it follows.</param>
internal sealed record CellSettings(IReadOnlyDictionary<string, PathSettings> Paths, string Layer = "Recurrent", bool IsSpiking = false)
{
    private static readonly Dictionary<string, CellSettings> Known = new()
    {
        [nameof(AdaptiveLif)] = Spiking("Current", 0.25),
        [nameof(ContinuousTime)] = One("Drive"),
        [nameof(CurrentLif)] = Spiking("Arrival", 0.04),
        [nameof(Gru)] = new(new Dictionary<string, PathSettings> { ["Reset"] = new(0), ["Update"] = new(0, Bias: 2), ["Candidate"] = new(1, 1) }),
        [nameof(HardResetLif)] = Spiking("Current", 1.1),
        [nameof(Leaky)] = One("Target"),
        [nameof(Lif)] = Spiking("Current", 0.15),
        [nameof(Lstm)] = new(new Dictionary<string, PathSettings> { ["Input"] = new(0), ["Forget"] = new(0, Bias: 2), ["Candidate"] = new(1), ["Output"] = new(0, Bias: 1) }),
        [nameof(MinimalGated)] = new(new Dictionary<string, PathSettings> { ["Forget"] = new(0, Bias: -2), ["Candidate"] = new(1, 1) }),
        [nameof(SelfRecurrentLif)] = Spiking("Current", 0.3) with { Layer = "Dense" },
    };

    /// <summary>Those of a cell.</summary>
    public static CellSettings Of(Type cell) =>
        Known.GetValueOrDefault(cell.Name) ?? throw new PageException($"{cell.Name} has no picture: say in {nameof(CellSettings)} what comes into its paths");

    private static CellSettings One(string path) => new(new Dictionary<string, PathSettings> { [path] = new(1) });

    private static CellSettings Spiking(string path, double input) => new(new Dictionary<string, PathSettings> { [path] = new(input) }, IsSpiking: true);
}
