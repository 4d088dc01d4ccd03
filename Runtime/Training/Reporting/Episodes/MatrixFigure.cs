using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Reporting.Episodes;

/// <summary>A matrix of connections as a heat map with its colour bar; the script paints the matrix of the slider's step.</summary>
internal static class MatrixFigure
{
    /// <summary>Writes what the episode has of a kind.</summary>
    /// <param name="html">The page.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="episode">The episode.</param>
    /// <param name="group">Its group.</param>
    public static void Write(Html html, MatrixKind kind, EpisodeTrace episode, EpisodeGroup group)
    {
        var frames = kind.Of(episode);
        if (frames.Count == 0)
        {
            if (kind.Missing(episode) is { } reason)
                html.Add($"""<p class="empty">{reason}</p>""");
            return;
        }
        var (first, last) = (frames[0], frames[^1]);
        var range = HtmlText.Number(group.Range(kind));
        html.Add($"""<figure class="matrix" data-kind="{kind.Key}"><div class="heat"><span class="post">postsynaptic →</span><span class="pre">presynaptic →</span>""");
        html.Add($"""<canvas width="{first.Columns}" height="{first.Rows}" role="img" tabindex="0" aria-label="{Description(kind, last)}"></canvas>""");
        html.Add($"""<div class="bar" aria-hidden="true"><span>{range}</span><i></i><span>0</span><i></i><span>−{range}</span></div></div>""");
        html.Add($"""<figcaption>{kind.Name} [{first.Size.Pre} × {first.Size.Post}] <output class="frame"></output> <output class="cell"></output>{Downsampled(first)}</figcaption></figure>""");
    }

    private static RawHtml Downsampled(MatrixFrame frame) => new(frame.Block == 1
        ? ""
        : $"""<br/><span class="downsampled">Downsampled: each square is the value of largest magnitude among {frame.Block} × {frame.Block} connections.</span>""");

    private static string Description(MatrixKind kind, MatrixFrame frame)
    {
        var finite = frame.Values.Where(float.IsFinite).DefaultIfEmpty(0).ToArray();
        return $"Heat map of {kind.LongName}, {frame.Size.Pre} presynaptic by {frame.Size.Post} postsynaptic neurons. " +
               $"After step {frame.Step} it lies between {HtmlText.Number(finite.Min())} and {HtmlText.Number(finite.Max())}, " +
               $"with a mean magnitude of {HtmlText.Number(finite.Average(Math.Abs))}. Arrow keys read single values.";
    }
}
