using Backpropamine.Pages.Pictures;

namespace Backpropamine.Pages.Cells;

/// <summary>How a cell answers when its input is switched on and off, as SVG: its activity and states in time, and below them its spikes.</summary>
internal sealed class CellPicture(string name, CellRun run)
{
    /// <summary>The picture as text.</summary>
    public override string ToString()
    {
        var (lines, spikes) = (run.Lines, run.Spikes);
        var frame = new Frame(run.Phases, [.. lines.SelectMany(line => line.Values)], spikes.Count + 1);
        frame.Begin($"{name}: its answer to an input x that is switched on and off");
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            var values = lines[i].Values;
            frame.AddLine(at => values[at], Frame.Colours[i]);
        }

        for (var row = 0; row < spikes.Count; row++)
            frame.AddRow(row, "spikes", Frame.Colours[^1], spikes[row]);
        frame.AddLegend(spikes.Count + 1, lines.Select((line, i) => (line.Name, Frame.Colours[i])));
        return frame.End();
    }
}
