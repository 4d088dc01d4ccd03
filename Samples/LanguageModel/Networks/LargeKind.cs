using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>A kind of layers of the large model.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Layer">Makes a layer, from the number of its inputs and of its neurons.</param>
/// <param name="More">Values that a layer of so many neurons trains beside those of an LSTM.</param>
/// <param name="Plastic">Whether connections change while it runs.</param>
internal sealed record LargeKind(string Name, Func<int, int, Device, ICore> Layer, Func<long, long> More, bool Plastic = true)
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<LargeKind> All { get; } =
    [
        new("lstm", (inputs, n, device) => new Core<LargeLstm.Output, LargeLstm.State>(new LargeLstm(inputs, n, device: device), output => output.Hidden, _ => []), _ => 0, Plastic: false),
        new("none", (inputs, n, device) => new Core<LargePlastic.Output, LargePlastic.State>(new LargePlastic(inputs, n, device: device), output => output.Hidden, _ => []), _ => 1),
        new("simple", (inputs, n, device) => new Core<LargeSimple.Output, LargeSimple.State>(
            new LargeSimple(inputs, n, device: device), output => output.Hidden, output => [output.Modulation]), n => 3 * n + 1),
        new("retroactive", (inputs, n, device) => new Core<LargeRetroactive.Output, LargeRetroactive.State>(
            new LargeRetroactive(inputs, n, device: device), output => output.Hidden, output => [output.Modulation]), n => 3 * n + 2),
    ];

    /// <summary>The kind of a name.</summary>
    /// <param name="name">The name.</param>
    public static LargeKind Of(string name) => All.First(kind => kind.Name == name);

    /// <summary>Values that a network trains.</summary>
    /// <param name="types">Types of tokens.</param>
    /// <param name="embedding">Numbers in the embedding of a type.</param>
    /// <param name="hidden">Neurons of each layer but the last.</param>
    public long Parameters(long types, long embedding, long hidden)
    {
        return types * embedding + types + Layer(embedding, hidden) + Layer(hidden, hidden) + Layer(hidden, embedding);

        long Layer(long inputs, long n) => 4 * n * (inputs + n + 2) + More(n);
    }

    /// <summary>The most neurons with which it has no more parameters than another kind.</summary>
    /// <param name="other">The other kind.</param>
    /// <param name="types">Types of tokens.</param>
    /// <param name="embedding">Numbers in the embedding of a type.</param>
    /// <param name="hidden">Neurons of the other kind.</param>
    public int Matched(LargeKind other, int types, int embedding, int hidden)
    {
        var most = other.Parameters(types, embedding, hidden);
        return Enumerable.Range(1, 2 * hidden).Last(size => size == 1 || Parameters(types, embedding, size) <= most);
    }
}
