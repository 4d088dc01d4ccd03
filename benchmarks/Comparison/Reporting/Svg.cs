using System.Globalization;
using System.Text;

namespace Backpropamine.Benchmarks.Reporting;

/// <summary>A picture in the making: dark on light, one font.</summary>
/// <param name="width">Units across.</param>
/// <param name="height">Units down.</param>
internal sealed class Svg(double width, double height)
{
    private readonly StringBuilder _body = new();

    /// <summary>A filled box.</summary>
    public void Box(double x, double y, double w, double h, string fill) =>
        _body.Append($"""<rect x="{N(x)}" y="{N(y)}" width="{N(Math.Max(w, 0))}" height="{N(h)}" fill="{fill}"/>""").Append('\n');

    /// <summary>A line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string colour, double thickness = 1, string? dash = null) =>
        _body.Append($"""<line x1="{N(x1)}" y1="{N(y1)}" x2="{N(x2)}" y2="{N(y2)}" stroke="{colour}" stroke-width="{N(thickness)}"{(dash is null ? "" : $" stroke-dasharray=\"{dash}\"")}/>""").Append('\n');

    /// <summary>A dot.</summary>
    public void Dot(double x, double y, double radius, string fill) =>
        _body.Append($"""<circle cx="{N(x)}" cy="{N(y)}" r="{N(radius)}" fill="{fill}"/>""").Append('\n');

    /// <summary>A line of text.</summary>
    public void Text(double x, double y, string text, double size = 12, string anchor = "start", string colour = "#1f2328", bool bold = false) =>
        _body.Append($"""<text x="{N(x)}" y="{N(y)}" font-size="{N(size)}" text-anchor="{anchor}" fill="{colour}"{(bold ? " font-weight=\"600\"" : "")}>{Escaped(text)}</text>""").Append('\n');

    /// <summary>The file.</summary>
    /// <param name="description">What the picture shows, for those who cannot see it.</param>
    public string Finish(string description) =>
        $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {N(width)} {N(height)}" width="{N(width)}" height="{N(height)}" role="img" aria-label="{Escaped(description)}" font-family="system-ui, 'DejaVu Sans', sans-serif">
        <rect width="100%" height="100%" fill="#ffffff"/>
        {_body}</svg>

        """.ReplaceLineEndings("\n");

    /// <summary>A coordinate.</summary>
    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;");
}
