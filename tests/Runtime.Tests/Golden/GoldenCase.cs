using System.Text.Json;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Golden;

/// <summary>One file of vectors from an independent float64 implementation, such as <c>rnn_oja</c> or <c>lstm_retro</c>.</summary>
internal sealed class GoldenCase(string name)
{
    /// <summary>The paths of an LSTM in the files, in PyTorch's order.</summary>
    private const string Paths = "ifco";

    /// <summary>Our parameter names for the names in the files.</summary>
    private static readonly Dictionary<string, string> Names = new()
    {
        ["Wx"] = "h.weight_ih",
        ["bx"] = "h.bias",
        ["w"] = "h.weight_hh",
        ["alpha"] = "h.alpha",
        ["eta"] = "h.eta",
        ["wm"] = "h.modulator_weight",
        ["bm"] = "h.modulator_bias",
        ["wf"] = "h.fan_out_weight",
        ["bf"] = "h.fan_out_bias",
    };

    private readonly JsonElement _root = JsonDocument.Parse(File.ReadAllText(PathOf(name))).RootElement;

    public Tensor Inputs => Read(_root.GetProperty("inputs"));

    public double Loss => _root.GetProperty("loss").GetDouble();

    /// <summary>A top-level array, or null where the case has none.</summary>
    public Tensor? Vector(string property) =>
        _root.GetProperty(property) is { ValueKind: JsonValueKind.Array } value ? Read(value) : null;

    /// <summary>Our parameter names with the values of <c>params</c> or <c>grads</c>.</summary>
    public IEnumerable<(string Name, Tensor Value)> Parameters(string section)
    {
        var values = _root.GetProperty(section).EnumerateObject().ToDictionary(p => p.Name, p => Read(p.Value));
        var own = values.Where(pair => Names.ContainsKey(pair.Key) && !(IsLstm && pair.Key == "w")).Select(pair => (Names[pair.Key], pair.Value));
        return IsLstm ? own.Concat(Packed(values, section == "grads")) : own;
    }

    private bool IsLstm => name.StartsWith("lstm", StringComparison.Ordinal);

    /// <summary>
    /// The weights of an LSTM as PyTorch packs them. The files' candidate has its recurrent weights as [pre, post] and only one bias; the second one is 0,
    /// and its gradient that of the first.
    /// </summary>
    private static IEnumerable<(string Name, Tensor Value)> Packed(Dictionary<string, Tensor> values, bool areGradients)
    {
        var none = areGradients ? values["bxc"] : zeros_like(values["bxc"]);
        yield return ("h.weight_ih", cat([.. Paths.Select(path => values["Wx" + path])], 0));
        yield return ("h.weight_hh", cat([.. Paths.Select(path => path == 'c' ? values["w"].t() : values["Wh" + path])], 0));
        yield return ("h.bias_ih", cat([.. Paths.Select(path => values["bx" + path])], 0));
        yield return ("h.bias_hh", cat([.. Paths.Select(path => path == 'c' ? none : values["bh" + path])], 0));
    }

    public static string PathOf(string name) =>
        Path.Combine(AppContext.BaseDirectory, "Golden", $"{name}.json");

    private static Tensor Read(JsonElement array)
    {
        var shape = new List<long>();
        for (var e = array; e.ValueKind == JsonValueKind.Array; e = e[0]) shape.Add(e.GetArrayLength());
        return tensor(Flatten(array).ToArray()).reshape([.. shape]);
    }

    private static IEnumerable<double> Flatten(JsonElement element) => element.ValueKind == JsonValueKind.Array
        ? element.EnumerateArray().SelectMany(Flatten)
        : [element.GetDouble()];
}
