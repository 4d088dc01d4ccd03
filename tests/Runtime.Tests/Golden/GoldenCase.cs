using System.Text.Json;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Golden;

/// <summary>One file of vectors from an independent float64 implementation.</summary>
internal sealed class GoldenCase(string name)
{
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
    public IEnumerable<(string Name, Tensor Value)> Parameters(string section) =>
        _root.GetProperty(section).EnumerateObject().Select(p => (Names[p.Name], Read(p.Value)));

    public static string PathOf(string name) =>
        Path.Combine(AppContext.BaseDirectory, "Golden", $"rnn_{name}.json");

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
