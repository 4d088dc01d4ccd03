namespace Backpropamine.Benchmarks.Rows;

/// <summary>The rows of the table.</summary>
public static class BenchRows
{
    /// <summary>All of them, in order.</summary>
    public static IReadOnlyList<BenchRow> All { get; } =
    [
        new("retroactive-100", Model.Retroactive, new Extent(30, 100, 200)) { Asked = new Asked(8, 10, 1.0 / 20), BestOverPlain = 1.15 },
        new("retroactive-200", Model.Retroactive, new Extent(30, 200, 120)) { Asked = new Asked(10, 15, 1.0 / 25), BestOverPlain = 1.4 },
        new("decaying-1000", Model.Completion, new Extent(1, 1000, 106)) { Asked = new Asked(4, 4, 1.0 / 10) },
        new("steps-64", Model.Retroactive, new Extent(64, 64, 50), Calls.Steps) { Asked = new Asked(4, 5) },
        new("simple-100", Model.Simple, new Extent(30, 100, 200)),
        new("plastic-100", Model.Plastic, new Extent(30, 100, 200)),
        new("layers-100", Model.TwoLayers, new Extent(30, 100, 100)),
        new("threshold-100", Model.Threshold, new Extent(30, 100, 100)),
        new("dense-100", Model.Dense, new Extent(30, 100, 100)),
        new("delta-64", Model.Delta, new Extent(30, 64, 128)),
    ];

    /// <summary>The rows that a list of names asks for.</summary>
    /// <param name="names">Names between commas; null for all.</param>
    /// <exception cref="BenchException">There is no such row.</exception>
    public static IReadOnlyList<BenchRow> Named(string? names)
    {
        if (names is null) return All;
        var asked = names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (asked.Length == 0) throw new BenchException($"--rows names no row; there are: {Names}", BenchException.Misused);
        foreach (var name in asked)
            if (All.All(row => row.Name != name))
                throw new BenchException($"there is no row '{name}'; there are: {Names}", BenchException.Misused);
        return [.. All.Where(row => asked.Contains(row.Name))];
    }

    /// <summary>Their names.</summary>
    public static string Names => string.Join(", ", All.Select(row => row.Name));
}
