using Backpropamine.Samples.LanguageModel.Networks;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Training;

/// <summary>As in Zaremba's code: the sum over the steps, the mean over the lanes.</summary>
/// <param name="model">The network.</param>
internal sealed class SmallRecipe(LanguageModelNetwork model) : IRecipe
{
    /// <inheritdoc/>
    public LanguageModelNetwork Model => model;

    /// <inheritdoc/>
    public double WeightDecay => 0;

    /// <inheritdoc/>
    public (Tensor Loss, Tensor Nats, ModelState State) Read(Tensor read, Tensor next, ModelState state, IUniforms draws)
    {
        var (logits, _, after) = model.Read(read, state);
        var loss = nn.functional.cross_entropy(logits.flatten(0, 1), next.flatten(), reduction: nn.Reduction.Sum) / next.shape[1];
        return (loss, loss.detach().to(float64) / next.shape[0], after);
    }

    /// <inheritdoc/>
    public void AdjustGradients()
    {
    }

    /// <inheritdoc/>
    public void Keep(Checkpoint checkpoint)
    {
    }

    /// <inheritdoc/>
    public void Restore(Checkpoint checkpoint)
    {
    }
}
