using Backpropamine.Samples.LanguageModel.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Playing;

/// <summary>What a model makes of a passage, and of the same passage again right after it.</summary>
/// <param name="Passage">The passage, token by token, as the model knows it.</param>
/// <param name="Surprise">The nats of each token, first of the passage, then of its repetition.</param>
/// <param name="SurpriseOff">The same with plasticity off; null for a model without.</param>
/// <param name="Modulation">M(t) of each modulated layer at each token.</param>
/// <param name="Hebb">The mean |Hebb| of each plastic layer after each token.</param>
internal sealed record Probe(IReadOnlyList<string> Passage, float[] Surprise, float[]? SurpriseOff, float[][] Modulation, float[][] Hebb)
{
    /// <summary>Reads a passage twice.</summary>
    /// <param name="model">The model.</param>
    /// <param name="passage">The passage.</param>
    public static Probe Of(ModelFile model, IReadOnlyList<string> passage)
    {
        var ids = model.Vocabulary.Ids(passage);
        var (on, modulation, hebb) = Read(model, [.. ids, .. ids], Plasticity.On);
        var off = hebb.Length > 0 ? Read(model, [.. ids, .. ids], Plasticity.Off).Surprise : null;
        return new Probe([.. ids.Select(id => model.Vocabulary.Types[id])], on, off, modulation, hebb);
    }

    /// <summary>The mean surprise at the passage and at its repetition.</summary>
    /// <param name="surprise">The nats of each token.</param>
    public static (double First, double Again) Means(float[] surprise) => (surprise.Take(surprise.Length / 2).Average(), surprise.Skip(surprise.Length / 2).Average());

    private static (float[] Surprise, float[][] Modulation, float[][] Hebb) Read(ModelFile model, int[] ids, Plasticity plasticity)
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();
        var network = model.Network;
        network.Plasticity = plasticity;
        var state = network.InitialState(1);
        var surprise = new float[ids.Length];
        var (modulation, hebb) = (new List<float[]>(), new List<float[]>());
        for (var i = 0; i < ids.Length; i++)
        {
            var before = i == 0 ? model.Vocabulary.LineEndId : ids[i - 1];
            (var logits, var m, state) = network.Read(tensor(new long[] { before }, [1, 1]), state);
            surprise[i] = -nn.functional.log_softmax(logits[0, 0], 0)[ids[i]].item<float>();
            modulation.Add(Array.ConvertAll(m, value => value.item<float>()));
            hebb.Add([.. state.PlasticWeights().Select(weights => weights.abs().mean().item<float>())]);
        }
        state.Dispose();
        network.Plasticity = Plasticity.On;
        return (surprise, Columns(modulation), Columns(hebb));
    }

    private static float[][] Columns(List<float[]> rows) => [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Select(row => row[column]).ToArray())];
}
