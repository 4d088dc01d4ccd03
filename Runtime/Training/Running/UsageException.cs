namespace Backpropamine.Training;

/// <summary>What the user asked for cannot be done; the message says why and what would work.</summary>
/// <param name="message">One line.</param>
public sealed class UsageException(string message) : Exception(message);
