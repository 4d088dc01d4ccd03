namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>Few rows in which every value of every factor meets every value of every other.</summary>
internal static class CoveringArray
{
    private const int Candidates = 30;

    /// <summary>The rows, by greedy search; the same for the same factors.</summary>
    /// <param name="sizes">How many values each factor has.</param>
    /// <param name="matters">Whether a factor has an effect in a row; where it has none, it covers nothing.</param>
    public static IReadOnlyList<int[]> Pairs(IReadOnlyList<int> sizes, Func<int[], int, bool> matters)
    {
        var random = new Random(1);
        var rows = new List<int[]>();
        var covered = new HashSet<(int, int, int, int)>();
        for (int idle = 0; idle < 20;)
        {
            (int[] row, var gain) = Enumerable.Range(0, Candidates).Select(_ => Candidate(sizes, matters, covered, random)).MaxBy(one => one.Gain.Count);
            idle = gain.Count == 0 ? idle + 1 : 0;
            if (gain.Count == 0) continue;
            rows.Add(row);
            covered.UnionWith(gain);
        }

        return rows;
    }

    /// <summary>The pairs (factor, value, factor, value) that a row covers.</summary>
    public static IEnumerable<(int, int, int, int)> Covered(int[] row, Func<int[], int, bool> matters)
    {
        int[] factors = [.. Enumerable.Range(0, row.Length).Where(factor => matters(row, factor))];
        for (int i = 0; i < factors.Length; i++)
        {
            for (int j = i + 1; j < factors.Length; j++) yield return (factors[i], row[factors[i]], factors[j], row[factors[j]]);
        }
    }

    /// <summary>A random row, improved factor by factor.</summary>
    private static (int[] Row, List<(int, int, int, int)> Gain) Candidate(
        IReadOnlyList<int> sizes, Func<int[], int, bool> matters, HashSet<(int, int, int, int)> covered, Random random)
    {
        int[] row = [.. sizes.Select(size => random.Next(size))];
        IEnumerable<(int, int, int, int)> Gain(int[] of) => Covered(of, matters).Where(pair => !covered.Contains(pair));
        int[] order = [.. Enumerable.Range(0, sizes.Count)];
        random.Shuffle(order);
        foreach (int factor in order)
        {
            row = Enumerable.Range(0, sizes[factor]).Select(value => row.Select((old, at) => at == factor ? value : old).ToArray())
                .MaxBy(changed => Gain(changed).Count())!;
        }

        return (row, [.. Gain(row)]);
    }
}
