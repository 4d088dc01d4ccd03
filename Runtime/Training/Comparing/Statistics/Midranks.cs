namespace Backpropamine.Training.Comparing.Statistics;

/// <summary>The ranks of two samples together. Equal values share the mean of their ranks, so ranks are kept doubled, as whole numbers.</summary>
internal sealed class Midranks
{
    private Midranks(int[] doubled, int firstSum, IReadOnlyList<int> ties) => (Doubled, FirstSum, Ties) = (doubled, firstSum, ties);

    /// <summary>The doubled ranks, ascending.</summary>
    public int[] Doubled { get; }

    /// <summary>The sum of the first sample's doubled ranks.</summary>
    public int FirstSum { get; }

    /// <summary>How many values are equal, for each group of equal values.</summary>
    public IReadOnlyList<int> Ties { get; }

    /// <summary>Ranks two samples.</summary>
    public static Midranks Of(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        (double Value, bool IsFirst)[] pooled =
            [.. first.Select(value => (value, true)).Concat(second.Select(value => (value, false))).OrderBy(pair => pair.Item1)];
        var (doubled, sum, ties) = (new int[pooled.Length], 0, new List<int>());
        for (var from = 0; from < pooled.Length; from += ties[^1])
        {
            var to = from;
            while (to < pooled.Length && pooled[to].Value == pooled[from].Value)
                to++;
            for (var i = from; i < to; i++)
            {
                // The mean of the ranks from + 1 … to, twice.
                doubled[i] = from + 1 + to;
                sum += pooled[i].IsFirst ? doubled[i] : 0;
            }
            ties.Add(to - from);
        }
        return new Midranks(doubled, sum, ties);
    }
}
