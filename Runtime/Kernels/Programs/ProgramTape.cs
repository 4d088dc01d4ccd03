using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>What the forward pass of a program leaves for its backward pass.</summary>
/// <param name="Values">The vectors of all steps and lanes, padded; null for values that have none.</param>
/// <param name="Checkpoints">The matrices of the state before some steps, padded, in the order of <see cref="ProgramCall.Matrices"/>.</param>
internal sealed record ProgramTape(Tensor?[] Values, Tensor[] Checkpoints);
