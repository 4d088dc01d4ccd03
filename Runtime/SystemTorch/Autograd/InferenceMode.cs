namespace TorchSharp;

/// <summary>Sets the thread's inference mode until disposed.</summary>
internal sealed class InferenceMode(bool mode) : IDisposable
{
    private nint guard = Native.st_inference_enter(mode ? 1 : 0);

    public static bool IsEnabled => Native.st_inference_mode() != 0;

    public void Dispose()
    {
        if (guard != 0) Native.st_inference_leave(guard);
        guard = 0;
    }
}
