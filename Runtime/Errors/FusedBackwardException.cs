namespace Backpropamine;

/// <summary>A backward pass through fused steps failed; its gradients are missing. Thrown by the network's next call.</summary>
/// <param name="cause">What went wrong in it.</param>
public sealed class FusedBackwardException(Exception cause) : InvalidOperationException(
    $"The last backward pass through this network failed and left gradients out: {FirstLine(cause.Message)}", cause)
{
    private static string FirstLine(string text) => text.Split('\n')[0].TrimEnd();
}
