using System.Text.Json;

namespace Backpropamine.Samples.Tests.Parity;

/// <summary>What reference_a2c.py wrote about one run: sizes, initial weights, random draws, and each iteration's results.</summary>
internal sealed class ReferenceRun
{
    private const string Initial = "init.";
    private readonly IReadOnlyDictionary<string, NpyArray> _arrays;
    private readonly JsonElement _meta;

    public ReferenceRun(string name)
    {
        _arrays = NpzFile.Read(Path.Combine(AppContext.BaseDirectory, "Parity", name + ".npz"));
        _meta = JsonDocument.Parse(_arrays["meta"].Bytes.ToArray()).RootElement;
        Losses = _arrays["loss"].ToArray<double>();
    }

    /// <summary>The loss of each iteration.</summary>
    public double[] Losses { get; }

    /// <summary>The names of all parameters.</summary>
    public IEnumerable<string> Parameters => _arrays.Keys.Where(k => k.StartsWith(Initial, StringComparison.Ordinal)).Select(k => k[Initial.Length..]);

    public int Size(string key) => _meta.GetProperty(key).GetInt32();

    public double Number(string key) => _meta.GetProperty(key).GetDouble();

    public NpyArray InitialWeights(string parameter) => _arrays[Initial + parameter];

    /// <summary>A parameter's gradient in one iteration, before it is clipped.</summary>
    public double[] Gradient(string parameter, int iteration) => Slice("grad." + parameter, iteration);

    /// <summary>The rewards of all steps and lanes of an iteration.</summary>
    public double[] Rewards(int iteration) => Slice("rewards", iteration);

    /// <summary>The environment's uniforms: for each lane its stream.</summary>
    public TableUniforms Draws(int iteration) => new(Slice("draws", iteration), Size("lanes"), laneMajor: true);

    /// <summary>The uniforms that choose the actions: for each step one a lane.</summary>
    public TableUniforms Actions(int iteration) => new(Slice("actions", iteration), Size("lanes"), laneMajor: false);

    private double[] Slice(string name, int iteration)
    {
        var all = _arrays[name].ToArray<double>();
        var length = all.Length / Losses.Length;
        return all[(iteration * length)..((iteration + 1) * length)];
    }
}
