using System.Globalization;
using Backpropamine.Training.Comparing.Statistics;
using Backpropamine.Training.Comparing.Summaries;
using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Comparing.Page;

/// <summary>Every pair of conditions: how far they lie apart, and how likely that is by chance.</summary>
internal static class PairTable
{
    public static void Write(Html html, Summary summary)
    {
        html.Add($"""<section class="task"><h2>Pairs of conditions</h2>""");
        html.Add($"""<p class="summary">Final scores. Difference: the median of all differences between a run of the first and one of the second (Hodges–Lehmann), with its interval. p: {Kind(summary)} of Wilcoxon, Mann and Whitney, against both sides; Holm: p corrected for the number of pairs, which is {summary.Pairs.Count}.</p>""");
        html.Add($"""<table class="figures" tabindex="0"><thead><tr><th scope="col" class="name">first</th><th scope="col" class="name">second</th><th scope="col">first − second</th><th scope="col">interval</th><th scope="col">confidence</th><th scope="col">p</th><th scope="col">p, Holm</th></tr></thead><tbody>""");
        foreach (var pair in summary.Pairs)
        {
            var difference = pair.Difference;
            html.Add($"""<tr><th scope="row" class="name">{pair.First.Label}</th><td class="name">{pair.Second.Label}</td><td>{Figures.Score(difference.Median)}</td><td>{Figures.Range(difference.Low, difference.High, Figures.Score)}</td><td>{Confidence(difference)}</td><td>{Figures.P(pair.Test.P)}</td><td>{Figures.P(pair.Corrected)}</td></tr>""");
        }
        html.Add($"</tbody></table></section>");
    }

    private static string Kind(Summary summary) => summary.Pairs.All(pair => pair.Test.Exact)
        ? "the exact rank-sum test"
        : $"the rank-sum test (exact up to {RankSumTest.MostExact} runs in both, the normal approximation beyond)";

    private static string Confidence(Difference difference) => string.Create(CultureInfo.InvariantCulture, $"{100 * difference.Confidence:0.#} %");
}
