using Backpropamine.Samples.LanguageModel.Networks;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Training;

/// <summary>As in Merity et al. 2018: the mean over the tokens, with dropout, and penalties for activities of the last layer that are large or change.</summary>
/// <param name="model">The network.</param>
/// <param name="options">How.</param>
/// <param name="seed">Where the random numbers of all lanes together come from.</param>
/// <param name="device">Where the network is.</param>
internal sealed class LargeRecipe(LargeNetwork model, LargeOptions options, long seed, Device device) : IRecipe
{
    private const string WordsName = "random/words";
    private readonly LaneStreams _words = new(seed, StreamPurpose.Words, 1);

    /// <inheritdoc/>
    public LanguageModelNetwork Model => model;

    /// <inheritdoc/>
    public double WeightDecay => options.WeightDecay;

    /// <inheritdoc/>
    public (Tensor Loss, Tensor Nats, ModelState State) Read(Tensor read, Tensor next, ModelState state, IUniforms draws)
    {
        var reading = model.Read(read, state, DropoutMasks.Draw(options.Rates, model, (int)read.shape[1], draws, _words, device));
        var nats = nn.functional.cross_entropy(reading.Logits.flatten(0, 1), next.flatten());
        return (nats + options.Activity * MeanSquare(reading.Dropped) + options.Change * MeanSquareOfChanges(reading.Top), nats.detach(), reading.State);
    }

    /// <inheritdoc/>
    public void AdjustGradients() => model.AdjustGradients(options.DividesAlpha);

    /// <inheritdoc/>
    public void Keep(Checkpoint checkpoint) => checkpoint.Add(WordsName, NpyArray.From(_words.State));

    /// <inheritdoc/>
    public void Restore(Checkpoint checkpoint)
    {
        var words = checkpoint.Get<ulong>(WordsName);
        if (words.Length != _words.State.Length)
            throw new CheckpointException(checkpoint.Source, "its parts do not belong together", "choose a checkpoint that ./run has written");
        _words.Restore(words);
    }

    /// <summary>The mean of squares, of which the penalty for large activities is made (AR; Merity et al. 2017).</summary>
    /// <param name="activities">The activities after dropout, [T, B, E].</param>
    public static Tensor MeanSquare(Tensor activities) => activities.square().mean();

    /// <summary>The mean of squared changes from step to step, of which the penalty for changes is made (TAR); 0 for a single step.</summary>
    /// <param name="activities">The activities before dropout, [T, B, E].</param>
    public static Tensor MeanSquareOfChanges(Tensor activities)
    {
        var changes = activities.shape[0] - 1;
        return changes == 0 ? zeros([], device: activities.device) : MeanSquare(activities.narrow(0, 1, changes) - activities.narrow(0, 0, changes));
    }
}
