namespace TorchSharp;

/// <summary>Sets the thread's gradient mode until disposed.</summary>
internal sealed class AutoGradMode : IDisposable
{
    private readonly int before = Native.st_grad_mode();

    public AutoGradMode(bool enabled) => Native.st_set_grad_mode(enabled ? 1 : 0);

    public static bool IsEnabled => Native.st_grad_mode() != 0;

    public void Dispose() => Native.st_set_grad_mode(before);
}
