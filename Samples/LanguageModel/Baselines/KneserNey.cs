using System.Runtime.InteropServices;

namespace Backpropamine.Samples.LanguageModel.Baselines;

/// <summary>
/// The interpolated modified Kneser–Ney model of Chen and Goodman 1998: n-grams with three discounts for each order; lower orders count in how many contexts a
/// row of tokens is found. The lowest order is interpolated with equal probabilities. The text is one row of tokens: contexts go on over ends of lines.
/// </summary>
public sealed class KneserNey : IBaseline
{
    private readonly int _order;
    private readonly int _types;
    private readonly int _start;
    private readonly Order[] _orders;

    /// <summary>Counts a text.</summary>
    /// <param name="training">The text.</param>
    /// <param name="types">How many types there are.</param>
    /// <param name="start">The token that stands, as often as needed, before the text: an end of line.</param>
    /// <param name="order">Tokens of the longest n-gram.</param>
    public KneserNey(IReadOnlyList<int> training, int types, int start, int order = 5)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, NgramKey.Most);
        (_order, _types, _start) = (order, types, start);
        _orders = new Order[order];
        var counts = Count([.. Enumerable.Repeat(start, order - 1), .. training], order);
        for (var length = order; length >= 1; length--)
        {
            _orders[length - 1] = new Order(counts);
            if (length > 1)
                counts = Continuations(counts, length);
        }
    }

    /// <inheritdoc/>
    public string Name => $"Kneser–Ney {_order}-gram";

    /// <inheritdoc/>
    public double Probability(ReadOnlySpan<int> context, int token)
    {
        Span<int> row = stackalloc int[_order];
        row.Fill(_start);
        var known = Math.Min(context.Length, _order - 1);
        context[^known..].CopyTo(row[(_order - 1 - known)..]);
        row[^1] = token;
        var probability = 1.0 / _types;
        for (var length = 1; length <= _order; length++)
            probability = _orders[length - 1].Interpolate(NgramKey.Of(row[^length..]), probability);
        return probability;
    }

    private static Dictionary<UInt128, int> Count(int[] text, int length)
    {
        var counts = new Dictionary<UInt128, int>();
        for (var i = 0; i + length <= text.Length; i++)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, NgramKey.Of(text.AsSpan(i, length)), out _)++;
        return counts;
    }

    // In how many contexts each row is found that is one token shorter.
    private static Dictionary<UInt128, int> Continuations(Dictionary<UInt128, int> counts, int length)
    {
        var shorter = new Dictionary<UInt128, int>();
        foreach (var key in counts.Keys)
            CollectionsMarshal.GetValueRefOrAddDefault(shorter, NgramKey.WithoutFirst(key, length), out _)++;
        return shorter;
    }

    private sealed class Order
    {
        private readonly Dictionary<UInt128, int> _counts;
        private readonly Dictionary<UInt128, (int Total, int Once, int Twice, int More)> _contexts = [];
        private readonly double[] _discounts;

        public Order(Dictionary<UInt128, int> counts)
        {
            _counts = counts;
            _discounts = Discounts(counts.Values);
            foreach (var (key, count) in counts)
            {
                ref var context = ref CollectionsMarshal.GetValueRefOrAddDefault(_contexts, NgramKey.WithoutLast(key), out _);
                context.Total += count;
                if (count == 1)
                    context.Once++;
                else if (count == 2)
                    context.Twice++;
                else
                    context.More++;
            }
        }

        public double Interpolate(UInt128 key, double lower)
        {
            if (!_contexts.TryGetValue(NgramKey.WithoutLast(key), out var context))
                return lower;
            var count = _counts.GetValueOrDefault(key);
            var held = _discounts[1] * context.Once + _discounts[2] * context.Twice + _discounts[3] * context.More;
            return (count - _discounts[Math.Min(count, 3)] + held * lower) / context.Total;
        }

        // Chen and Goodman's estimate; where a text is so short that some number of times never happens, one discount for all.
        private static double[] Discounts(IEnumerable<int> counts)
        {
            var times = new double[5];
            foreach (var count in counts)
                if (count < times.Length)
                    times[count]++;
            if (times[1] == 0 || times[2] == 0)
                return [0, 0.5, 0.5, 0.5];
            var one = times[1] / (times[1] + 2 * times[2]);
            if (times[3] == 0 || times[4] == 0)
                return [0, one, one, one];
            double[] modified = [0, 1 - 2 * one * times[2] / times[1], 2 - 3 * one * times[3] / times[2], 3 - 4 * one * times[4] / times[3]];
            return modified[1..].Zip([1, 2, 3], (discount, most) => discount > 0 && discount <= most).All(fits => fits) ? modified : [0, one, one, one];
        }
    }
}
