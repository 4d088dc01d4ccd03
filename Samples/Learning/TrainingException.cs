namespace Backpropamine.Samples.Learning;

/// <summary>Training cannot go on; the message says why and what to do.</summary>
/// <param name="message">One line.</param>
public sealed class TrainingException(string message) : Exception(message);
