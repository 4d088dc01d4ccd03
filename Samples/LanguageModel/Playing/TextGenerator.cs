using Backpropamine.Samples.LanguageModel.Training;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Playing;

/// <summary>Writes text with a model: each token is drawn from what the model says comes next. <c>&lt;unk&gt;</c> is never drawn.</summary>
/// <param name="model">The model.</param>
/// <param name="plasticity">What the plastic weights do. They store the prompt unless it is <see cref="Plasticity.Off"/>; <see cref="Plasticity.Frozen"/> keeps them from then on.</param>
/// <param name="temperature">What logits are divided by; with 0 the likeliest token is taken.</param>
/// <param name="seed">Where the random numbers come from.</param>
internal sealed class TextGenerator(ModelFile model, Plasticity plasticity, double temperature, long seed)
{
    /// <summary>The tokens behind a prompt.</summary>
    /// <param name="prompt">The prompt.</param>
    /// <param name="length">How many tokens.</param>
    public IReadOnlyList<string> Write(IReadOnlyList<string> prompt, int length)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var (network, types) = (model.Network, model.Vocabulary);
        var draws = new LaneStreams(seed, StreamPurpose.Actions, 1);
        var written = new List<string>();
        network.Plasticity = plasticity == Plasticity.Off ? Plasticity.Off : Plasticity.On;
        var read = (int[])[types.LineEndId, .. types.Ids(prompt)];
        var (logits, _, state) = network.Read(tensor(Array.ConvertAll(read, id => (long)id), [read.Length, 1]), network.InitialState(1));
        network.Plasticity = plasticity;
        while (true)
        {
            var id = Draw(logits[-1, 0], draws);
            written.Add(types.Types[id]);
            if (written.Count == length)
                return written;
            (logits, _, state) = network.Read(tensor(new long[] { id }, [1, 1]), state);
        }
    }

    private int Draw(Tensor logits, LaneStreams draws)
    {
        using var scope = NewDisposeScope();
        var values = logits.to(float64).cpu().data<double>().ToArray();
        values[model.Vocabulary.UnknownId] = double.NegativeInfinity;
        var most = values.Max();
        if (temperature == 0)
            return Array.IndexOf(values, most);
        var shares = Array.ConvertAll(values, value => Math.Exp((value - most) / temperature));
        var left = draws.Next(0) * shares.Sum();
        for (var id = 0; id < shares.Length; id++)
            if ((left -= shares[id]) < 0)
                return id;
        return Array.IndexOf(values, most);
    }
}
