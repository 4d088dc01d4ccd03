namespace Backpropamine.Kernels;

/// <summary>The rows of a connection's coefficients, or of their gradients.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal struct CoefficientRows<T>
    where T : unmanaged
{
    public Rows<T> Slow;
    public Rows<T> Alpha;
    public Rows<T> Eta;
}
