using System.Globalization;

namespace Backpropamine.Generator.Text;

/// <summary>Numbers as C# text, the same under every culture.</summary>
internal static class Literal
{
    /// <summary>The shortest text that reads back as the value: <c>0.5</c>, <c>1</c>, <c>1E-05</c>.</summary>
    public static string Of(double value) => value switch
    {
        double.NaN => "double.NaN",
        double.PositiveInfinity => "double.PositiveInfinity",
        double.NegativeInfinity => "double.NegativeInfinity",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>The value as a float literal where it is a float's and that is shorter, as its author wrote it: <c>0.1f</c>.</summary>
    public static string AsWritten(double value)
    {
        var single = ((float)value).ToString("R", CultureInfo.InvariantCulture);
        return (float)value == value && single.Length < Of(value).Length ? single + "f" : Of(value);
    }

    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The value as part of an identifier: 0.5 → <c>0p5</c>, −1 → <c>m1</c>.</summary>
    public static string Identifier(double value) =>
        AsWritten(value).Replace('.', 'p').Replace('-', 'm').Replace("+", "");
}
