using Backpropamine.Samples.LanguageModel.Baselines;

namespace Backpropamine.Samples.Tests.LanguageModel;

public class KneserNeyTests
{
    private static readonly int[] _text = [1, 2, 1, 2, 1, 3, 0, 1, 2, 3, 3, 0];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Probabilities_of_all_tokens_sum_to_1_after_any_context(int order)
    {
        var model = new KneserNey(_text, types: 6, start: 0, order);
        int[][] contexts = [[], [1], [2, 1], [5, 5, 5, 5, 5], [1, 2, 1, 2], [5, 1], [0, 0, 3, 3, 0]];
        foreach (var context in contexts)
        {
            var shares = Enumerable.Range(0, 6).Select(token => model.Probability(context, token)).ToArray();
            Assert.Equal(1, shares.Sum(), 12);
            Assert.All(shares, share => Assert.InRange(share, 1e-9, 1));
        }
    }

    [Fact]
    public void A_bigram_model_is_the_one_that_was_counted_by_hand()
    {
        // Text 0 | 1 2 1 2 1 3: the bigrams are 01, 12 (twice), 21 (twice), 13. Two are there once and two twice: the discount is 2/(2 + 2·2) = 1/3.
        var model = new KneserNey([1, 2, 1, 2, 1, 3], types: 4, start: 0, order: 2);
        // Before 1 stand 0 and 2, before 2 and before 3 only 1: of 4 kinds of bigrams, 2, 1 and 1. Two types are there once, one twice: the discount is 2/(2 + 2·1) = 1/2.
        const double Held = 3 * 0.5 / 4;
        var lower = new[] { Held / 4, (2 - 0.5) / 4 + Held / 4, (1 - 0.5) / 4 + Held / 4, (1 - 0.5) / 4 + Held / 4 };
        Assert.Equal(1, lower.Sum(), 12);
        // After 1 come 2 (twice) and 3 (once).
        const double D = 1.0 / 3;
        Assert.Equal((2 - D) / 3 + 2 * D / 3 * lower[2], model.Probability([1], 2), 12);
        Assert.Equal((1 - D) / 3 + 2 * D / 3 * lower[3], model.Probability([0, 2, 1], 3), 12);
        Assert.Equal(2 * D / 3 * lower[0], model.Probability([1], 0), 12);
        // Nothing has been seen after 3.
        Assert.Equal(lower[1], model.Probability([3], 1), 12);
    }

    [Fact]
    public void Three_discounts_are_those_of_Chen_and_Goodman()
    {
        // Types that are there 1, 1, 2, 3 and 4 times: n1 = 2, n2 = n3 = n4 = 1, so that D = 2/4.
        int[] text = [1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5];
        var model = new KneserNey(text, types: 6, start: 0, order: 1);
        const double D = 0.5;
        var (d1, d2, d3) = (1 - 2 * D * 1 / 2, 2 - 3 * D * 1 / 1, 3 - 4 * D * 1 / 1);
        var held = (2 * d1 + d2 + 2 * d3) / 11 / 6;
        Assert.Equal(held, model.Probability([], 0), 12);
        Assert.Equal((1 - d1) / 11 + held, model.Probability([], 1), 12);
        Assert.Equal((2 - d2) / 11 + held, model.Probability([], 3), 12);
        Assert.Equal((3 - d3) / 11 + held, model.Probability([], 4), 12);
        Assert.Equal((4 - d3) / 11 + held, model.Probability([], 5), 12);
    }

    [Fact]
    public void A_unigram_model_counts_one_more_of_each_type()
    {
        var model = new UnigramModel([1, 1, 2], 4);
        Assert.Equal([1.0 / 7, 3.0 / 7, 2.0 / 7, 1.0 / 7], Enumerable.Range(0, 4).Select(token => model.Probability([3], token)));
    }

    [Fact]
    public void The_nats_of_a_text_begin_after_an_end_of_line_and_miss_no_token()
    {
        var model = new KneserNey(_text, types: 4, start: 0, order: 3);
        double[] expected = [-Math.Log(model.Probability([0], 2)), -Math.Log(model.Probability([0, 2], 1)), -Math.Log(model.Probability([0, 2, 1], 3))];
        Assert.Equal(expected, BaselinePerplexity.Nats(model, [2, 1, 3], before: 0));
    }
}
