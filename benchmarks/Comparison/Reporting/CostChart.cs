using System.Globalization;
using Backpropamine.Benchmarks.Measuring;

namespace Backpropamine.Benchmarks.Reporting;

/// <summary>Time against T, B and N on logarithmic axes, each with the straight line that fits.</summary>
internal static class CostChart
{
    private const double Panel = 310;
    private const double Top = 74;
    private const double Bottom = 310;
    private const double Inside = 58;

    /// <summary>Draws it.</summary>
    /// <param name="curves">One for each panel.</param>
    /// <param name="machine">Where they were measured.</param>
    public static string Write(IReadOnlyList<CostCurve> curves, string machine)
    {
        var svg = new Svg((curves.Count * Panel) + 20, Bottom + 60);
        svg.Text(16, 26, "What a fused forward and backward pass costs (logarithmic axes)", 17, bold: true);
        svg.Text(16, 46, machine, 11, colour: "#57606a");
        for (var i = 0; i < curves.Count; i++) Draw(svg, curves[i], (i * Panel) + Inside, ((i + 1) * Panel) - 14);
        return svg.Finish("Time of a fused forward and backward pass against steps, lanes and neurons");
    }

    private static void Draw(Svg svg, CostCurve curve, double left, double right)
    {
        double lowX = Math.Log(curve.Sizes[0]), highX = Math.Log(curve.Sizes[^1]);
        double lowY = Math.Floor(Math.Log10(curve.Milliseconds.Min())), highY = Math.Ceiling(Math.Log10(curve.Milliseconds.Max()) + 1e-9);
        double X(double value) => left + 10 + ((Math.Log(value) - lowX) / (highX - lowX) * (right - left - 20));
        double Y(double value) => Bottom - ((Math.Log10(value) - lowY) / (highY - lowY) * (Bottom - Top));
        for (var power = lowY; power <= highY; power++)
        {
            var y = Y(Math.Pow(10, power));
            svg.Line(left, y, right, y, "#d0d7de");
            svg.Text(left - 6, y + 4, Number(Math.Pow(10, power)) + " ms", 11, "end", "#57606a");
        }

        foreach (var size in curve.Sizes) svg.Text(X(size), Bottom + 17, Number(size), 11, "middle", "#57606a");
        svg.Text((left + right) / 2, Bottom + 38, curve.Title, 12, "middle");
        double meanX = curve.Sizes.Average(Math.Log), meanY = curve.Milliseconds.Average(Math.Log);
        double Fit(double size) => Math.Exp(meanY + (curve.Exponent * (Math.Log(size) - meanX)));
        svg.Line(X(curve.Sizes[0]), Y(Fit(curve.Sizes[0])), X(curve.Sizes[^1]), Y(Fit(curve.Sizes[^1])), "#d4731f", 1.5, "5 4");
        for (var i = 0; i < curve.Sizes.Count; i++) svg.Dot(X(curve.Sizes[i]), Y(curve.Milliseconds[i]), 4, "#0b5cad");
        svg.Text(left + 12, Top + 16, $"time ∝ {curve.Symbol}^{curve.Exponent.ToString("0.00", CultureInfo.InvariantCulture)}", 13, bold: true);
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
