namespace Backpropamine;

/// <summary>Which code computes a step.</summary>
public enum Execution
{
    /// <summary>
    /// <see cref="Fused"/> where it serves: parameters on the CPU in float32, and a network whose recurrence is one plastic recurrent
    /// layer. <see cref="Reference"/> elsewhere. What is to be differentiated twice needs <see cref="Reference"/>.
    /// </summary>
    Auto,

    /// <summary>Plain TorchSharp operations: any device, any dtype, differentiable twice.</summary>
    Reference,

    /// <summary>
    /// Kernels generated for the network: on the CPU, float32 or float64, differentiable once. A network whose recurrence is not one
    /// plastic recurrent layer throws.
    /// </summary>
    Fused,
}
