namespace Backpropamine;

/// <summary>What the build writes of a network beside its TorchSharp module.</summary>
[Flags]
public enum Target
{
    /// <summary>Nothing else.</summary>
    None = 0,

    /// <summary>The same network as a plain PyTorch module: the text is the static property <c>PyTorch</c>.</summary>
    PyTorch = 1,
}
