using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>What the large model made of some tokens.</summary>
/// <param name="Logits">The logits of the token after each of them, [T, B, V].</param>
/// <param name="Modulation">M of each modulated layer, [T, B, 1].</param>
/// <param name="Top">What the last layer puts out, [T, B, E].</param>
/// <param name="Dropped">The same after dropout, as the read-out reads it.</param>
/// <param name="State">The state after.</param>
internal sealed record LargeReading(Tensor Logits, Tensor[] Modulation, Tensor Top, Tensor Dropped, ModelState State);
