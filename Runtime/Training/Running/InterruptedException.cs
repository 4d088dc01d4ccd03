namespace Backpropamine.Training;

/// <summary>The user stopped the program; a checkpoint was kept.</summary>
/// <param name="message">Where it stopped, one line.</param>
public sealed class InterruptedException(string message) : Exception(message);
