using System.Globalization;
using Backpropamine.Benchmarks.Measuring;
using Backpropamine.Benchmarks.Workers;
using Spectre.Console;

namespace Backpropamine.Benchmarks.Reporting;

/// <summary>The results as tables on a terminal.</summary>
/// <param name="console">The terminal.</param>
internal sealed class ResultTable(IAnsiConsole console)
{
    private static readonly string[] _contenders = ["fused", "fused\nsteps", "reference", "TorchSharp\nby hand", "PyTorch\nbest", "PyTorch\nplain"];

    /// <summary>Writes times, memory and what was asked.</summary>
    public void Write(IReadOnlyList<RowResult> results)
    {
        Times("forward + backward, ms", results, timing => timing.MedianBackward);
        Times("forward without gradients, ms", results, timing => timing.MedianForward);
        Memory(results);
        Goals(results);
    }

    /// <summary>Writes what step calls cost.</summary>
    public void Write(IReadOnlyList<StepCost> costs)
    {
        var table = New("step calls, forward + backward, µs a step", "B/N/T", "sequence", "read by step", "in kernels", "step calls", "in kernels", "beyond kernels", "noise", "asked", "");
        foreach (var cost in costs)
        {
            string Microseconds(double value) => Text(value, "0.0");
            table.AddRow(
                $"retroactive {cost.Size.Lanes}/{cost.Size.Neurons}/{cost.Size.Steps}",
                Microseconds(cost.PerStep(cost.Sequence)),
                Microseconds(cost.PerStep(cost.ReadByStep)),
                Microseconds(cost.KernelsPerStep(cost.ReadByStep)),
                Microseconds(cost.PerStep(cost.Steps)),
                Microseconds(cost.KernelsPerStep(cost.Steps)),
                Microseconds(cost.Beyond),
                Microseconds(cost.Noise),
                "≤ " + Text(cost.Allowed, "0"),
                Verdict(cost.Goal));
        }

        console.Write(table);
    }

    /// <summary>Writes kernels beside the reference.</summary>
    public void Write(IReadOnlyList<NetworkTimes> networks)
    {
        var table = New("forward + backward, ms", "B/N/T", "fused", "least", "auto", "reference", "least", "reference/\nfused", "noise", "asked", "");
        foreach (var network in networks)
        {
            table.AddRow(
                network.Title,
                Milliseconds(Statistics.Median(network.Fused)),
                Milliseconds(network.Fused.Min()),
                Milliseconds(Statistics.Median(network.Auto)),
                Milliseconds(Statistics.Median(network.Reference)),
                Milliseconds(network.Reference.Min()),
                Times(network.Ratio),
                Times(network.Noise),
                network.Asked is { } asked ? "≥ " + Times(asked) : "",
                network.Asked is { } least ? Verdict(Goal.AtLeast("times the reference's speed", network.Ratio, least)) : "");
        }

        console.Write(table);
    }

    /// <summary>Writes what connections cost.</summary>
    public void Write(IReadOnlyList<NetworkRate> rates)
    {
        var table = New("forward + backward, ns for a connection and step", "B/N/T", "ns", "the cell's", "ratio", "noise", "asked", "", "once, ms", "first\ngradient, s");
        foreach (var rate in rates)
        {
            table.AddRow(
                rate.Title,
                Text(rate.Rate, "0.00"),
                Text(Statistics.Median(rate.Cell), "0.00"),
                Text(rate.Ratio, "0.00"),
                Text(rate.Noise, "0.00"),
                rate.Asked is { } asked ? "≤ " + Text(asked, "0.00") : "",
                rate.Asked is { } most ? Verdict(Goal.AtMost("times the cell's rate", rate.Ratio, most)) : "",
                Milliseconds(rate.Once),
                rate.FirstGradient is { } seconds ? Text(seconds, "0.00") : "");
        }

        console.Write(table);
    }

    private void Times(string title, IReadOnlyList<RowResult> results, Func<Timing, double> median)
    {
        var table = New(title, ["B/N/T", .. _contenders, "× by\nhand", "×\nbest", "×\nplain"]);
        foreach (var result in results)
        {
            string Of(Entrant entrant) => Milliseconds(median(result.Times[entrant]));
            table.AddRow([result.Row.Title, .. Entrant.All(result.Row).Select(Of), Times(result.OverByHandBy(median)), Times(result.OverBestBy(median)), Times(result.OverPlainBy(median))]);
        }

        console.Write(table);
    }

    private void Memory(IReadOnlyList<RowResult> results)
    {
        var table = New("growth of peak memory, MB", ["B/N/T", .. _contenders, "of best"]);
        foreach (var result in results)
        {
            string Of(Entrant entrant) => Text(result.Memory[entrant] / 1e6, "0");
            table.AddRow([result.Row.Title, .. Entrant.All(result.Row).Select(Of), Part(result.MemoryOfBest)]);
        }

        console.Write(table);
    }

    private void Goals(IReadOnlyList<RowResult> results)
    {
        if (results.All(result => result.Goals.Count == 0)) return;
        var table = New("asked", "B/N/T", "what", "measured", "asked", "");
        foreach (var result in results)
        {
            foreach (var goal in result.Goals)
            {
                var memory = goal.Asked < 1;
                table.AddRow(
                    result.Row.Title,
                    goal.What,
                    memory ? Part(goal.Measured) : Times(goal.Measured),
                    memory ? "≤ " + Part(goal.Asked) : "≥ " + Times(goal.Asked),
                    Verdict(goal));
            }
        }

        console.Write(table);
    }

    private static Table New(string title, params string[] columns)
    {
        var table = new Table().Title($"[bold]{title}[/]").Border(TableBorder.Rounded);
        foreach (var column in columns) table.AddColumn(new TableColumn(column).NoWrap());
        for (var i = 1; i < columns.Length; i++)
            if (columns[i] != "what") table.Columns[i].RightAligned();
        return table;
    }

    private static string Verdict(Goal goal) => goal.Met ? "[green]met[/]" : "[red]NOT met[/]";

    private static string Milliseconds(double value) => Text(value, value < 10 ? "0.00" : value < 100 ? "0.0" : "0");

    private static string Times(double value) => Text(value, "0.0") + "×";

    private static string Part(double value) => value <= 0 ? "0" : value < 1 ? "1/" + Text(1 / value, "0") : Times(value);

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
