using System.Globalization;

namespace Backpropamine.Training.Comparing.Conditions;

/// <summary>The values from which a setting is drawn, all equally likely, or their logarithms.</summary>
/// <param name="Name">The option's name.</param>
/// <param name="Low">The least value.</param>
/// <param name="High">The greatest value.</param>
/// <param name="Whole">Whether values are whole numbers.</param>
/// <param name="Logarithmic">Whether logarithms are equally likely.</param>
internal sealed record SettingRange(string Name, double Low, double High, bool Whole, bool Logarithmic)
{
    private const int Digits = 3;

    /// <summary>Reads <c>learning-rate=1e-4..1e-2</c>; where both ends are whole numbers, so are the values.</summary>
    public static SettingRange Parse(string option, string text, bool logarithmic)
    {
        var (name, values) = SettingText.Split(option, text);
        var ends = values.Split("..");
        if (ends.Length != 2 || !Number(ends[0], out var low) || !Number(ends[1], out var high) || !(low < high))
            throw new UsageException($"{option} {text}: write the least and the greatest value, such as {option} {name}=0.001..0.01");
        if (logarithmic && low <= 0)
            throw new UsageException($"{option} {text}: only numbers above 0 have logarithms; use --range, or begin above 0");
        return new SettingRange(name, low, high, IsWhole(ends[0]) && IsWhole(ends[1]), logarithmic);
    }

    /// <summary>The setting at a share of the range.</summary>
    /// <param name="share">A number from 0 up to 1.</param>
    public Setting At(double share)
    {
        // Each whole number has a stretch of the same length.
        var (low, high) = Whole ? (Low, High + 1) : (Low, High);
        var value = Logarithmic ? low * Math.Pow(high / low, share) : low + share * (high - low);
        return new Setting(Name, Whole ? Math.Floor(value).ToString("0", CultureInfo.InvariantCulture) : Rounded(value));
    }

    private string Rounded(double value)
    {
        var shortened = double.Parse(value.ToString($"G{Digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return Math.Clamp(shortened, Low, High).ToString("R", CultureInfo.InvariantCulture);
    }

    private static bool IsWhole(string text) => text.Trim().All(char.IsAsciiDigit);

    private static bool Number(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
}
