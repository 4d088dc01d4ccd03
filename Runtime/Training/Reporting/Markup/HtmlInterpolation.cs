using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Backpropamine.Training.Reporting.Markup;

/// <summary>Interpolated markup: literals stay, strings are escaped, numbers are written as coordinates.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlInterpolation
{
    private readonly StringBuilder _page;

    public HtmlInterpolation(int literalLength, int formattedCount, Html html)
    {
        _page = html.Text;
        _page.EnsureCapacity(_page.Length + literalLength + formattedCount);
    }

    public void AppendLiteral(string literal) => _page.Append(literal);

    public void AppendFormatted(string? text) => _page.AppendEscaped(text);

    public void AppendFormatted(double value) => _page.Append(HtmlText.Coordinate(value));

    public void AppendFormatted(int value) => _page.Append(value.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(RawHtml markup) => _page.Append(markup.Text);
}
