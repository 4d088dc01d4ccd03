namespace Backpropamine;

/// <summary>Which code computes a step.</summary>
public enum Execution
{
    /// <summary>The fastest that serves the network's device and dtype.</summary>
    Auto,

    /// <summary>Plain TorchSharp operations: any device, any dtype, differentiable twice.</summary>
    Reference,
}
