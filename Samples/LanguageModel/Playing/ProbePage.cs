using System.Globalization;
using Backpropamine.Samples.LanguageModel.Text;
using Backpropamine.Training.Reporting;
using Backpropamine.Training.Reporting.Charts;
using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Samples.LanguageModel.Playing;

/// <summary>A probe as one self-contained page: no network, no further file.</summary>
internal static class ProbePage
{
    private const double Dark = 8;

    /// <summary>The page as text: HTML that is well-formed XML, too.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="model">The model, in a few words.</param>
    public static string Render(Probe probe, string model)
    {
        var (html, data) = (new Html(), new PageData());
        const string Title = "What the plastic memory does";
        html.Add($"""<!DOCTYPE html>""");
        html.Add($"""<html lang="en" xmlns="http://www.w3.org/1999/xhtml"><head><meta charset="utf-8"/>""");
        html.Add($"""<meta name="viewport" content="width=device-width, initial-scale=1"/><meta name="color-scheme" content="light dark"/>""");
        html.Add($"<title>{Title}</title>");
        html.Add($"<style>\n{Asset.Read("report.css")}{Asset.Read("probe.css", typeof(ProbePage).Assembly)}</style></head><body>");
        html.Add($"""<header><h1>{Title}</h1><ul class="facts"><li>{model}</li><li>{probe.Passage.Count} tokens, read twice</li></ul></header><main>""");
        html.Add($"""<section class="task"><h2>Surprise</h2><p class="summary">{Summary(probe)}</p>""");
        WriteText(html, "The passage", probe.Passage, probe.Surprise[..probe.Passage.Count]);
        WriteText(html, "Its repetition", probe.Passage, probe.Surprise[probe.Passage.Count..]);
        html.Add($"""<div class="charts">""");
        foreach (var chart in Charts(probe))
            data.Add(ChartFigure.Write(html, chart, data.NextChart));
        html.Add($"</div></section></main>");
        html.Add($"""<script type="application/json" id="data">{data.ToJson()}</script>""");
        html.Add($"<script>//<![CDATA[\n{Asset.Read("report.js")}//]]></script></body></html>");
        return html.ToString();
    }

    private static string Summary(Probe probe)
    {
        var on = Means(probe.Surprise);
        var text = $"The surprise at a token is −ln of the probability that the model gave it; the darker a token, the larger it is. Mean at the passage {on.First}, at its repetition {on.Again} nats";
        return probe.SurpriseOff is { } without ? $"{text}; with plasticity off {Means(without).First} and {Means(without).Again}." : text + ".";
    }

    private static (string First, string Again) Means(float[] surprise)
    {
        var (first, again) = Probe.Means(surprise);
        return (first.ToString("0.00", CultureInfo.InvariantCulture), again.ToString("0.00", CultureInfo.InvariantCulture));
    }

    private static void WriteText(Html html, string title, IReadOnlyList<string> tokens, float[] surprise)
    {
        html.Add($"""<h3>{title}</h3><p class="tokens">""");
        for (var i = 0; i < tokens.Count; i++)
        {
            var nats = surprise[i].ToString("0.00", CultureInfo.InvariantCulture);
            html.Add($"""<span style="--surprise: {(int)(100 * Math.Min(1, surprise[i] / Dark))}%" title="{nats} nats">{(tokens[i] == Vocabulary.LineEnd ? "↵" : tokens[i])}</span>""");
            if (tokens[i] == Vocabulary.LineEnd)
                html.Add($"<br/>");
        }
        html.Add($"</p>");
    }

    private static IEnumerable<Chart> Charts(Probe probe)
    {
        var count = probe.Passage.Count;
        List<Series> surprises = [Of("first time", probe.Surprise[..count]), Of("again", probe.Surprise[count..])];
        if (probe.SurpriseOff is { } off)
            surprises.Add(Of("again, plasticity off", off[count..]));
        yield return new Chart("Surprise", "token of the passage", "nats", surprises, null);
        if (probe.Modulation.Length > 0)
            yield return new Chart("M(t)", "token", "M(t)", Layers(probe.Modulation), null);
        if (probe.Hebb.Length > 0)
            yield return new Chart("Plastic weights", "token", "mean |Hebb|", Layers(probe.Hebb), null);
    }

    private static Series[] Layers(float[][] values) => [.. values.Select((row, layer) => Of(layer == 0 ? "lower layer" : layer == values.Length - 1 ? "upper layer" : "middle layer", row))];

    private static Series Of(string label, float[] values) => new(label, [.. Enumerable.Range(1, values.Length).Select(token => (float)token)], values);
}
