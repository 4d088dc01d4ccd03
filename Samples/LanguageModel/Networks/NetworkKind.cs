using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>A kind of language model.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Description">What it is, in a few words.</param>
/// <param name="Matrices">Matrices of plastic state of each layer and lane.</param>
/// <param name="Core">Makes what comes after the embedding of the small model, from the number of neurons and of types.</param>
/// <param name="More">Parameters that its layer of so many neurons has beside those of an LSTM.</param>
/// <param name="Knobs">The options that say how it is plastic.</param>
internal sealed record NetworkKind(string Name, string Description, int Matrices, Func<int, int, Device, ICore> Core, Func<long, long> More, params string[] Knobs)
{
    /// <summary>Recurrent layers of the small model.</summary>
    public const int Layers = 2;

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NetworkKind> All { get; } =
    [
        new("lstm", "LSTM", 0,
            (n, types, device) => new Core<LanguageLstm.Output, LanguageLstm.State>(new LanguageLstm(n, n, n, types, device: device), output => output.Next, _ => []),
            _ => 0),
        new("none", "plastic LSTM without modulation", 1,
            (n, types, device) => new Core<LanguagePlastic.Output, LanguagePlastic.State>(new LanguagePlastic(n, n, n, types, device: device), output => output.Next, _ => []),
            n => 2 * n * n, "alpha", "eta"),
        new("simple", "plastic LSTM with simple neuromodulation", 1,
            (n, types, device) => new Core<LanguageSimple.Output, LanguageSimple.State>(
                new LanguageSimple(n, n, n, types, device: device), output => output.Next, output => [output.LowerModulation, output.UpperModulation]),
            n => 2 * n * n + n + 1, "alpha", "fan-out"),
        new("retroactive", "plastic LSTM with retroactive neuromodulation", 2,
            (n, types, device) => new Core<LanguageRetroactive.Output, LanguageRetroactive.State>(
                new LanguageRetroactive(n, n, n, types, device: device), output => output.Next, output => [output.LowerModulation, output.UpperModulation]),
            n => 2 * n * n + n + 2, "alpha", "eta", "fan-out"),
    ];

    /// <summary>The kind of a name.</summary>
    /// <param name="name">The name.</param>
    public static NetworkKind Of(string name) => All.First(kind => kind.Name == name);

    /// <summary>Makes a small network.</summary>
    /// <param name="types">Types of tokens.</param>
    /// <param name="hidden">Neurons of each layer, and numbers in an embedding.</param>
    /// <param name="device">Where it is.</param>
    public LanguageModelNetwork Create(int types, int hidden, Device device) =>
        new SmallNetwork(types, hidden, Core(hidden, types, device), device);

    /// <summary>Parameters of a network.</summary>
    /// <param name="types">Types of tokens.</param>
    /// <param name="hidden">Neurons of each layer.</param>
    public long Parameters(long types, long hidden) => 2 * types * hidden + types + Layers * (8 * hidden * hidden + 8 * hidden + More(hidden));

    /// <summary>The number of neurons with which it has as many parameters as another kind.</summary>
    /// <param name="other">The other kind.</param>
    /// <param name="types">Types of tokens.</param>
    /// <param name="hidden">Neurons of the other kind.</param>
    public int Matched(NetworkKind other, int types, int hidden)
    {
        var wanted = other.Parameters(types, hidden);
        return Enumerable.Range(1, 2 * hidden).MinBy(size => Math.Abs(Parameters(types, size) - wanted));
    }
}
