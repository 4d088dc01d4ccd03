using Backpropamine.Samples.LanguageModel.Networks;
using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Training;

/// <summary>What one iteration minimises.</summary>
internal interface IRecipe
{
    /// <summary>The network.</summary>
    LanguageModelNetwork Model { get; }

    /// <summary>The decay of weights.</summary>
    double WeightDecay { get; }

    /// <summary>Reads a segment.</summary>
    /// <param name="read">The tokens, [T, B].</param>
    /// <param name="next">What comes after each of them, [T, B].</param>
    /// <param name="state">The state before; it is used up.</param>
    /// <param name="draws">Random numbers of each lane.</param>
    /// <returns>The loss whose gradient is followed, the mean nats of a token, the state after.</returns>
    (Tensor Loss, Tensor Nats, ModelState State) Read(Tensor read, Tensor next, ModelState state, IUniforms draws);

    /// <summary>Changes the gradients before they are clipped.</summary>
    void AdjustGradients();

    /// <summary>Adds to a checkpoint what the recipe carries from iteration to iteration.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    void Keep(Checkpoint checkpoint);

    /// <summary>Takes back what <see cref="Keep"/> added.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    void Restore(Checkpoint checkpoint);
}
