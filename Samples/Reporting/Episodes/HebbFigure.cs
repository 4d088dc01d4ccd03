using Backpropamine.Samples.Reporting.Markup;

namespace Backpropamine.Samples.Reporting.Episodes;

/// <summary>The Hebbian trace as a heat map with its colour bar; the script paints the matrix of the slider's step.</summary>
internal static class HebbFigure
{
    public static void Write(Html html, EpisodeTrace episode, EpisodeGroup group)
    {
        if (episode.Hebb.Count == 0)
        {
            var reason = episode.PlasticityOn
                ? "No Hebbian trace was recorded."
                : "No Hebbian trace: without plasticity it is neither read nor written.";
            html.Add($"""<p class="empty">{reason}</p>""");
            return;
        }
        var (first, last) = (episode.Hebb[0], episode.Hebb[^1]);
        var range = HtmlText.Number(group.HebbRange);
        html.Add($"""<figure class="hebb"><div class="heat"><span class="post">postsynaptic →</span><span class="pre">presynaptic →</span>""");
        html.Add($"""<canvas width="{first.Columns}" height="{first.Rows}" role="img" aria-label="{Description(last)}"></canvas>""");
        html.Add($"""<div class="bar" aria-hidden="true"><span>{range}</span><i></i><span>0</span><i></i><span>−{range}</span></div></div>""");
        html.Add($"""<figcaption>Hebb [{first.Rows} × {first.Columns}] <output class="frame"></output> <output class="cell"></output></figcaption></figure>""");
    }

    private static string Description(MatrixFrame frame)
    {
        var finite = frame.Values.Where(float.IsFinite).DefaultIfEmpty(0).ToArray();
        return $"Heat map of the Hebbian trace, {frame.Rows} presynaptic by {frame.Columns} postsynaptic neurons. " +
               $"After step {frame.Step} it lies between {HtmlText.Number(finite.Min())} and {HtmlText.Number(finite.Max())}, " +
               $"with a mean magnitude of {HtmlText.Number(finite.Average(Math.Abs))}.";
    }
}
