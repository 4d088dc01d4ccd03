namespace Backpropamine.Training.Comparing.Conditions;

/// <summary>Draws settings from ranges. The draw of a number depends on nothing but the seed and that number, so that more draws keep those of before.</summary>
/// <param name="ranges">The ranges.</param>
/// <param name="seed">Where the random numbers come from.</param>
internal sealed class RandomSearch(IReadOnlyList<SettingRange> ranges, int seed)
{
    public IReadOnlyList<Condition> Draw(int count)
    {
        var conditions = new List<Condition>();
        for (var i = 0; i < count; i++)
        {
            var random = new Random(HashOf(seed, i));
            conditions.Add(new Condition([.. ranges.Select(range => range.At(random.NextDouble()))]));
        }
        return [.. conditions.DistinctBy(condition => condition.Label)];
    }

    // HashCode differs from process to process.
    private static int HashOf(int seed, int draw) => unchecked((int)(((uint)seed * 2654435761u) ^ ((uint)draw * 2246822519u)));
}
