namespace Backpropamine;

/// <summary>An argument does not fit the network: a shape, a size, a dtype or a device. The message says what would.</summary>
/// <param name="message">What is wrong and what would be right.</param>
public sealed class NetworkArgumentException(string message) : ArgumentException(message);
