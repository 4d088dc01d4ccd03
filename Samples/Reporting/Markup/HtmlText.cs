using System.Globalization;
using System.Text;

namespace Backpropamine.Samples.Reporting.Markup;

/// <summary>How values become text in the page: escaped, and the same in every culture.</summary>
internal static class HtmlText
{
    /// <summary>Appends text with the characters that mean something in markup escaped; control characters are left out.</summary>
    public static void AppendEscaped(this StringBuilder page, string? text)
    {
        foreach (var character in text ?? "")
        {
            switch (character)
            {
                case '&': page.Append("&amp;"); break;
                case '<': page.Append("&lt;"); break;
                case '>': page.Append("&gt;"); break;
                case '"': page.Append("&quot;"); break;
                case '\'': page.Append("&#39;"); break;
                default:
                    if (!char.IsControl(character) || character is '\n' or '\t')
                        page.Append(character);
                    break;
            }
        }
    }

    /// <summary>A coordinate, to a hundredth.</summary>
    public static string Coordinate(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A value for a reader: thousands grouped, at most three decimals.</summary>
    public static string Number(double value) => (Math.Round(value, 3) + 0.0).ToString("#,0.###", CultureInfo.InvariantCulture);
}
