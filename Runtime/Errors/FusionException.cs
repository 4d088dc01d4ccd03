namespace Backpropamine;

/// <summary><see cref="Execution.Fused"/> was asked of a network that cannot run so. The message says why.</summary>
/// <param name="message">Why.</param>
public sealed class FusionException(string message) : NotSupportedException(message);
