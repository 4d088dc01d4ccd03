using System.Globalization;
using System.Text;
using Backpropamine.Training.Files;

namespace Backpropamine.Training.Reporting;

/// <summary>All points of a report's curves as a CSV file.</summary>
internal static class CurveTable
{
    /// <summary>Writes the file: a line for each point of each curve.</summary>
    /// <param name="path">The file.</param>
    /// <param name="report">The report.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, RunReport report) => WholeFile.Write(path, stream =>
    {
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine("task,curve,x,y");
        foreach (var task in report.Tasks)
            foreach (var series in task.Charts.SelectMany(chart => chart.Series))
            {
                var curve = $"{Quoted(task.Name)},{Quoted(series.Label)},";
                for (var i = 0; i < Math.Min(series.X.Length, series.Y.Length); i++)
                {
                    writer.Write(curve);
                    writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{series.X[i]:R},{series.Y[i]:R}"));
                }
            }
    });

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\n\r") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
}
