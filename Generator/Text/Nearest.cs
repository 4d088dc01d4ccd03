namespace Backpropamine.Generator.Text;

/// <summary>The name that somebody most likely meant.</summary>
internal static class Nearest
{
    /// <summary>What rules are called in papers and in other code, and the name that it has here.</summary>
    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["x"] = "pre",
        ["input"] = "pre",
        ["y"] = "post",
        ["output"] = "post",
        ["h"] = "hebb",
        ["trace"] = "eligibility",
        ["e"] = "eligibility",
        ["delta"] = "change",
        ["eta"] = "rate",
        ["modulation"] = "rate",
        ["m"] = "rate",
        ["weight"] = "w",
        ["gain"] = "alpha",
        ["update"] = "Commit",
        ["read"] = "Weight",
    };

    /// <summary>The candidate that differs in the fewest letters, if few enough do; null otherwise.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        var all = candidates.ToList();
        if (Synonyms.TryGetValue(name, out var meant) && all.Contains(meant)) return meant;
        var best = all.Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(pair => Math.Min(name.Length, pair.Name.Length) is var length && pair.Distance < length && pair.Distance <= Math.Max(1, length / 3))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Name, StringComparer.Ordinal).ToList();
        return best.Count == 0 ? null : best[0].Name;
    }

    /// <summary>Letters to put in, take out, change, or swap with their neighbour; upper and lower case are one.</summary>
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var same = Same(left[i - 1], right[j - 1]);
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (same ? 0 : 1));
                var swapped = i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]);
                if (swapped) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[left.Length, right.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
