using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>What all steps of a tape have in common; a step in which one of these differs begins another tape.</summary>
/// <param name="Lanes">B.</param>
/// <param name="Neurons">N.</param>
/// <param name="ReadsHebb">Whether Hebb takes part.</param>
/// <param name="WritesHebb">Whether Hebb changes.</param>
/// <param name="GivesModulation">Whether M is given.</param>
/// <param name="Records">Whether there may be a backward pass.</param>
/// <param name="Spacing">Steps from one checkpoint to the next; 0 where <see cref="CheckpointPlan"/> chooses.</param>
/// <param name="Type">Element type.</param>
/// <param name="IsCell">Whether steps come as sequences, and Torch does what is around the cell.</param>
internal readonly record struct TapeTerms(
    int Lanes, int Neurons, bool ReadsHebb, bool WritesHebb, bool GivesModulation, bool Records, int Spacing, ScalarType Type, bool IsCell);
