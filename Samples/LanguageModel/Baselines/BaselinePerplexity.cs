namespace Backpropamine.Samples.LanguageModel.Baselines;

/// <summary>Judges a model without a network as networks are judged: every token counts, also ends of lines.</summary>
public static class BaselinePerplexity
{
    /// <summary>The nats of every token of a text.</summary>
    /// <param name="model">The model.</param>
    /// <param name="tokens">The text.</param>
    /// <param name="before">The token before the text: an end of line.</param>
    public static double[] Nats(IBaseline model, int[] tokens, int before)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(tokens);
        int[] text = [before, .. tokens];
        var nats = new double[tokens.Length];
        for (var i = 0; i < nats.Length; i++)
            nats[i] = -Math.Log(model.Probability(text.AsSpan(0, i + 1), tokens[i]));
        return nats;
    }
}
