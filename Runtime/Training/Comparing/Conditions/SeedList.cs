using System.Globalization;

namespace Backpropamine.Training.Comparing.Conditions;

/// <summary>Seeds as users write them: <c>1-10</c> or <c>1,2,7-9</c>.</summary>
internal static class SeedList
{
    private const int Most = 10_000;

    public static IReadOnlyList<long> Parse(string text)
    {
        var seeds = new List<long>();
        foreach (var part in text.Split(','))
        {
            var ends = part.Trim().Split('-');
            if (ends.Length > 2 || !Number(ends[0], out var from) || !Number(ends[^1], out var to) || to < from || to - from >= Most)
                throw new UsageException($"--seeds {text}: write seeds such as 1-10 or 1,2,7-9");
            for (var seed = from; seed <= to; seed++)
                seeds.Add(seed);
        }
        if (seeds.Count != seeds.Distinct().Count())
            throw new UsageException($"--seeds {text}: a seed is there twice; give each seed once");
        return seeds;
    }

    private static bool Number(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
