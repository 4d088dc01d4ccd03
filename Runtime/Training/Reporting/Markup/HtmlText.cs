using System.Globalization;
using System.Text;

namespace Backpropamine.Training.Reporting.Markup;

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

    /// <summary>A value for a reader: thousands grouped, at most three decimals; of a value below 0.1, three digits that are not 0.</summary>
    public static string Number(double value)
    {
        var size = Math.Abs(value);
        if (size is > 0 and < 1e-9)
            return value.ToString("0.##e0", CultureInfo.InvariantCulture);
        var decimals = size is > 0 and < 0.1 ? 2 - (int)Math.Floor(Math.Log10(size)) : 3;
        return (Math.Round(value, decimals) + 0.0).ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }
}
