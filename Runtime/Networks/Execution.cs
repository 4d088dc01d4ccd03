namespace Backpropamine;

/// <summary>Which code computes a step.</summary>
public enum Execution
{
    /// <summary>
    /// <see cref="Fused"/> where it serves: parameters on the CPU in float32, and no layer so large that kernels
    /// cannot count its numbers (more than 23,168 neurons, or 2³¹ in all lanes). <see cref="Reference"/> elsewhere. What is to be differentiated
    /// twice needs <see cref="Reference"/>.
    /// </summary>
    Auto,

    /// <summary>Plain TorchSharp operations: any device, any dtype, differentiable twice.</summary>
    Reference,

    /// <summary>
    /// Kernels generated for the network: on the CPU, float32 or float64, differentiable once. Where the recurrence is one plastic
    /// recurrent layer they run steps and sequences, elsewhere sequences whole and of single steps what is computed of connections. Sequences whose products would read more than 2 MB of
    /// shared matrices in every step of several lanes run a step at a time. A network without any recurrence throws.
    /// </summary>
    Fused,
}
