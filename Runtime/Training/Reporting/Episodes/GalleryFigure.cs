using System.Text;
using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Reporting.Episodes;

/// <summary>Pictures in rows, as SVG: one path for each shade of grey. What is not a number stays empty.</summary>
internal static class GalleryFigure
{
    private const int Shades = 17;

    public static void Write(Html html, Gallery gallery)
    {
        html.Add($"""<section class="gallery"><h3>{gallery.Title}</h3><p>{gallery.Note}</p>""");
        foreach (var row in gallery.Rows)
        {
            html.Add($"""<div class="row">""");
            foreach (var picture in row)
                WritePicture(html, picture);
            html.Add($"</div>");
        }
        html.Add($"</section>");
    }

    private static void WritePicture(Html html, Picture picture)
    {
        var height = (picture.Values.Length + picture.Width - 1) / picture.Width;
        html.Add($"""<figure class="picture"><svg viewBox="0 0 {picture.Width} {height}" shape-rendering="crispEdges" role="img" aria-label="{picture.Caption}">""");
        var paths = Paths(picture);
        for (var shade = 0; shade < Shades; shade++)
            if (paths[shade].Length > 0)
                html.Add($"""<path fill="{Grey(shade)}" d="{paths[shade].ToString()}"/>""");
        html.Add($"</svg><figcaption>{picture.Caption}</figcaption></figure>");
    }

    // Neighbours of one shade in a row are one rectangle.
    private static StringBuilder[] Paths(Picture picture)
    {
        StringBuilder[] paths = [.. Enumerable.Range(0, Shades).Select(_ => new StringBuilder())];
        for (var start = 0; start < picture.Values.Length;)
        {
            var (x, end) = (start % picture.Width, start + 1);
            var shade = Shade(picture.Values[start]);
            while (end < picture.Values.Length && end % picture.Width != 0 && Shade(picture.Values[end]) == shade)
                end++;
            if (shade >= 0)
                paths[shade].Append('M').Append(x).Append(' ').Append(start / picture.Width).Append('h').Append(end - start).Append("v1H").Append(x).Append('z');
            start = end;
        }
        return paths;
    }

    private static int Shade(float value) =>
        float.IsFinite(value) ? (int)MathF.Round((Math.Clamp(value, -1, 1) + 1) / 2 * (Shades - 1)) : -1;

    private static string Grey(int shade)
    {
        var level = $"{shade * 255 / (Shades - 1):x2}";
        return $"#{level}{level}{level}";
    }
}
