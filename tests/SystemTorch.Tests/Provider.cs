using TorchSharp;

namespace Backpropamine.SystemTorch.Tests;

/// <summary>Which TorchSharp is loaded: the one over the distribution's LibTorch, or the real one.</summary>
internal static class Provider
{
    public static bool IsSystemTorch => typeof(torch).Assembly.GetType("TorchSharp.Native") is not null;
}
