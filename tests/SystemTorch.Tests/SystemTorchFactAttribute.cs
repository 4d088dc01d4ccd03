namespace Backpropamine.SystemTorch.Tests;

/// <summary>A test of something that only SystemTorch has; skipped where the real TorchSharp is loaded.</summary>
internal sealed class SystemTorchFactAttribute : FactAttribute
{
    public SystemTorchFactAttribute()
    {
        if (!Provider.IsSystemTorch) Skip = "looks inside SystemTorch";
    }
}
