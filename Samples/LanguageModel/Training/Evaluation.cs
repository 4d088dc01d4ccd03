using Backpropamine.Samples.LanguageModel.Networks;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Training;

/// <summary>
/// How well a model knows a text, as the literature has it: every token counts, also ends of lines; the state is carried from the first token to the last; the perplexity
/// is the exponential of the mean nats.
/// </summary>
/// <param name="Nats">The nats of each token, in the order of the text.</param>
/// <param name="MeanHebb">The mean |Hebb| of each layer in the end; empty for a model without.</param>
/// <param name="AtLimit">The share of plastic weights at their limit in the end.</param>
internal sealed record Evaluation(double[] Nats, double[] MeanHebb, double AtLimit)
{
    private const double Limit = LanguageModelNetwork.Limit - 1e-4;
    private const int TokensAtOnce = 400;
    private const int Group = 100;
    private const double Quantile = 1.96;

    /// <summary>exp of the mean nats.</summary>
    public double Perplexity => Math.Exp(Nats.Average());

    /// <summary>Judges a model; neither its weights nor its state change.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tokens">The text.</param>
    /// <param name="before">The token before it: an end of line.</param>
    /// <param name="lanes">Lanes that read a stretch each; 1 for the text in one piece.</param>
    /// <param name="plasticity">What the plastic weights do.</param>
    /// <param name="device">Where the model is.</param>
    public static Evaluation Of(LanguageModelNetwork model, int[] tokens, int before, int lanes, Plasticity plasticity, Device device)
    {
        var text = TokenLanes.All(tokens, before, Math.Min(lanes, tokens.Length));
        var nats = new double[tokens.Length];
        var (plastic, training) = (model.Plasticity, model.training);
        model.Plasticity = plasticity;
        model.eval();
        var state = model.InitialState(text.Lanes);
        try
        {
            using var mode = no_grad();
            using var whole = NewDisposeScope();
            for (var from = 0; from < text.Length; from += Math.Max(1, TokensAtOnce / text.Lanes))
            {
                using var scope = NewDisposeScope();
                var (read, next) = text.Steps(from, Math.Min(Math.Max(1, TokensAtOnce / text.Lanes), text.Length - from), device);
                (var logits, _, state) = model.Read(read, state);
                state.DetachFromDisposeScope();
                var losses = nn.functional.cross_entropy(logits.flatten(0, 1), next.flatten(), reduction: nn.Reduction.None).to(float64).cpu().data<double>().ToArray();
                for (var i = 0; i < losses.Length; i++)
                    if (text.Place(i % text.Lanes, from + i / text.Lanes) is var place && place < nats.Length)
                        nats[place] = losses[i];
            }
            var hebb = state.PlasticWeights();
            return new Evaluation(
                nats,
                [.. hebb.Select(weights => weights.abs().mean().to(float64).item<double>())],
                hebb.Count == 0 ? 0 : hebb.Average(weights => weights.abs().ge(Limit).to(float64).mean().item<double>()));
        }
        finally
        {
            state.Dispose();
            model.Plasticity = plastic;
            model.train(training);
        }
    }

    /// <summary>The perplexity of nats, with a 95 % interval from the spread of groups of 100 tokens.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="nats">The nats of each token.</param>
    public static Measure Measure(string name, double[] nats)
    {
        var groups = nats.Chunk(Group).Where(group => group.Length == Group || nats.Length < Group).Select(group => group.Average()).ToArray();
        var perplexity = Math.Exp(nats.Average());
        var mean = groups.Average();
        var variance = groups.Length < 2 ? 0 : groups.Sum(group => (group - mean) * (group - mean)) / (groups.Length - 1);
        return new Measure(name, perplexity, perplexity * Quantile * Math.Sqrt(variance / groups.Length), nats.Length);
    }
}
