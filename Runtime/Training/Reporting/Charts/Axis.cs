namespace Backpropamine.Training.Reporting.Charts;

/// <summary>A linear axis with round ticks, mapped to a range of coordinates.</summary>
internal sealed class Axis
{
    private Axis(double low, double high, double from, double to, IReadOnlyList<double> ticks)
        => (Low, High, From, To, Ticks) = (low, high, from, to, ticks);

    /// <summary>Where <see cref="Low"/> lies.</summary>
    public double From { get; }

    /// <summary>Where <see cref="High"/> lies.</summary>
    public double To { get; }

    public double Low { get; }

    public double High { get; }

    public IReadOnlyList<double> Ticks { get; }

    /// <summary>An axis whose ends are the data's.</summary>
    public static Axis Tight(double low, double high, double from, double to)
    {
        (low, high) = Widened(low, high);
        return new Axis(low, high, from, to, TicksBetween(low, high, Spacing(low, high)));
    }

    /// <summary>An axis whose ends are ticks.</summary>
    public static Axis Round(double low, double high, double from, double to)
    {
        (low, high) = Widened(low, high);
        var spacing = Spacing(low, high);
        (low, high) = (Math.Floor(low / spacing) * spacing, Math.Ceiling(high / spacing) * spacing);
        return new Axis(low, high, from, to, TicksBetween(low, high, spacing));
    }

    public double Map(double value) => From + ((value - Low) / (High - Low) * (To - From));

    private static (double Low, double High) Widened(double low, double high)
        => high > low ? (low, high) : (low - 0.5, high + 0.5);

    /// <summary>1, 2 or 5 times a power of ten, so that there are about five ticks.</summary>
    private static double Spacing(double low, double high)
    {
        var wanted = (high - low) / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(wanted)));
        return (wanted / power) switch { < 1.5 => power, < 3.5 => 2 * power, < 7.5 => 5 * power, _ => 10 * power };
    }

    private static List<double> TicksBetween(double low, double high, double spacing)
    {
        var ticks = new List<double>();
        for (var index = Math.Ceiling((low / spacing) - 1e-9); index * spacing <= high + (spacing * 1e-9); index++)
            ticks.Add(Math.Round(index * spacing, 10) + 0.0);
        return ticks;
    }
}
