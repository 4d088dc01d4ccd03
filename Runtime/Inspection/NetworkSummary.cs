using System.Globalization;
using System.Net;
using System.Text;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>What a network consists of and how it runs, as text and as HTML. Made by <see cref="NetworkInspection.Summary"/>; it does not follow later changes.</summary>
[TypeFormatterSource(typeof(Notebook))]
public sealed class NetworkSummary : IShownInNotebooks
{
    private readonly string _title;
    private readonly List<string[]> _rows = [["", "what", "shape", "numbers"]];
    private readonly List<string> _notes = [];

    internal NetworkSummary(PlasticModule network, long lanes, long steps)
    {
        var facts = network.Known;
        (string Name, Tensor Value)[] parameters = [.. network.named_parameters().Select(pair => (pair.name, (Tensor)pair.parameter))];
        var (type, device) = parameters.Length > 0 ? (parameters[0].Value.dtype, parameters[0].Value.device) : (ScalarType.Float32, CPU);
        Parameters = parameters.Sum(parameter => parameter.Value.numel());
        _title = $"{network.GetName()}: {Count(Parameters, "parameter")}, {type} on {device}";

        foreach (var input in facts.Inputs) Add(input.Name, "Input", $"[{input.Size}]", "");
        foreach (var layer in facts.Layers)
        {
            var (own, start) = (new List<(string Name, Tensor Value)>(), layer.Path + ".");
            own.AddRange(parameters.Where(parameter => parameter.Name.StartsWith(start, StringComparison.Ordinal)));
            Add(layer.Name, layer.Kind, $"[{layer.Size}]", own.Count == 0 ? "" : Number(own.Sum(parameter => parameter.Value.numel())));
            foreach (var plastic in layer.Plasticity.Split("; ", StringSplitOptions.RemoveEmptyEntries)) Add("", $"plastic: {plastic}", "", "");
            foreach (var (name, value) in own) AddPart(name, "parameter", value.shape);
            foreach (var part in facts.Layout.Where(part => part.Name.StartsWith(start, StringComparison.Ordinal))) AddPart(part.Name, "state of each lane", part.Shape);
        }

        foreach (var (name, value) in parameters.Where(parameter => !facts.Layers.Any(layer => parameter.Name.StartsWith(layer.Path + ".", StringComparison.Ordinal)))) AddPart(name, "parameter", value.shape);

        var plan = new RunPlan(network, lanes, type, device);
        StateBytes = facts.Layout.Sum(RunPlan.Numbers) * plan.Size * lanes;
        _notes.Add($"State of {Count(lanes, "lane")}: {Bytes(StateBytes)}.");
        if (steps > 0)
        {
            TrainingBytes = plan.Bytes(lanes, steps);
            _notes.Add($"Back-propagation through {Count(steps, "step")} keeps {(plan.IsLeast ? "at least" : "about")} {Bytes(TrainingBytes.Value)} of the recurrence.");
        }

        _notes.Add($"A sequence runs now as {plan.Text}.");
        _notes.Add((plan.IsLeast && facts.Recurrence != Recurrence.None ? "In kernels: " : "") + facts.Running);
    }

    /// <summary>Number of trained values.</summary>
    public long Parameters { get; }

    /// <summary>What the state of all lanes takes.</summary>
    public long StateBytes { get; }

    /// <summary>
    /// What the backward pass keeps of the recurrence of all lanes and steps, roughly; null where no steps were asked for. Inputs, outputs and layers around the recurrence are
    /// not counted. Where plain operations run it is only what the states take: they keep several such values in each step.
    /// </summary>
    public double? TrainingBytes { get; }

    /// <summary>The summary as text in lines of equal columns.</summary>
    public string Text
    {
        get
        {
            var widths = Enumerable.Range(0, 3).Select(column => _rows.Max(row => row[column].Length)).ToArray();
            var last = _rows.Max(row => row[3].Length);
            var text = new StringBuilder(_title).Append("\n\n");
            foreach (var row in _rows)
            {
                var line = string.Concat(row.Take(3).Select((cell, i) => cell.PadRight(widths[i] + 2))) + row[3].PadLeft(last);
                text.Append(line.TrimEnd()).Append('\n');
            }

            return text.Append('\n').AppendJoin('\n', _notes).Append('\n').ToString();
        }
    }

    /// <summary>The summary as a piece of HTML.</summary>
    public string Html
    {
        get
        {
            var html = new StringBuilder($"<p><b>{WebUtility.HtmlEncode(_title)}</b></p><table>");
            foreach (var row in _rows)
            {
                var cell = row == _rows[0] ? "th" : "td";
                html.Append("<tr>");
                for (var i = 0; i < row.Length; i++) html.Append($"<{cell} style=\"white-space:pre;text-align:{(i == 3 ? "right" : "left")}\">{WebUtility.HtmlEncode(row[i])}</{cell}>");
                html.Append("</tr>");
            }

            return html.Append("</table>").AppendJoin("", _notes.Select(note => $"<p>{WebUtility.HtmlEncode(note)}</p>")).ToString();
        }
    }

    /// <summary>The text, of many lines.</summary>
    public override string ToString() => Text;

    private void AddPart(string name, string what, long[] shape) => Add("  " + name, what, Guard.Text(shape), Number(shape.Aggregate(1L, (product, size) => product * size)));

    private void Add(params string[] row) => _rows.Add(row);

    private static string Number(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Count(long number, string what) => $"{Number(number)} {what}{(number == 1 ? "" : "s")}";

    private static string Bytes(double bytes)
    {
        string[] units = ["B", "KiB", "MiB", "GiB", "TiB"];
        var unit = 0;
        for (; bytes >= 1024 && unit < units.Length - 1; unit++) bytes /= 1024;
        return $"{bytes.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture)} {units[unit]}";
    }
}
