namespace VerifyTests;

/// <summary>A snapshot is new, or differs from the verified one.</summary>
/// <param name="message">Which files, and what they hold.</param>
internal sealed class VerifyException(string message) : Exception(message)
{
    /// <inheritdoc/>
    public override string StackTrace => "";
}
