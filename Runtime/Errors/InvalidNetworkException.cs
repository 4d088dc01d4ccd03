namespace Backpropamine;

/// <summary>A network was used although the build reported errors in its declaration.</summary>
/// <param name="network">The network's class.</param>
public sealed class InvalidNetworkException(string network) : InvalidOperationException(
    $"{network} was not generated because its declaration has errors; see the build's BPA diagnostics.");
