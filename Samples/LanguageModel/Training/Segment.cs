namespace Backpropamine.Samples.LanguageModel.Training;

/// <summary>What one iteration reads of each lane.</summary>
/// <param name="Epoch">The epoch, from 0.</param>
/// <param name="From">The first step.</param>
/// <param name="Length">Steps.</param>
/// <param name="EndsEpoch">Whether it is the epoch's last.</param>
internal readonly record struct Segment(int Epoch, int From, int Length, bool EndsEpoch);
