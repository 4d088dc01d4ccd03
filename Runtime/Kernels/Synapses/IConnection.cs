namespace Backpropamine.Kernels;

/// <summary>
/// Where a sweep stands: at some connections of a row, which generated equations compute at once, or at some neurons, where they compute
/// a term. Values are called by the numbers of <see cref="SynapseLayout"/>.
/// </summary>
/// <typeparam name="V">The width.</typeparam>
public interface IConnection<V>
    where V : struct, IWidth<V>
{
    /// <summary>A number of the lane.</summary>
    /// <param name="value">Which.</param>
    V Lane(int value);

    /// <summary>A number of the presynaptic neuron.</summary>
    /// <param name="value">Which.</param>
    V Row(int value);

    /// <summary>Numbers of the postsynaptic neurons; of the neurons, where a term is computed.</summary>
    /// <param name="value">Which.</param>
    V Column(int value);

    /// <summary>Numbers of the connections.</summary>
    /// <param name="value">Which.</param>
    V Matrix(int value);

    /// <summary>Gives numbers of the connections.</summary>
    /// <param name="value">Which.</param>
    /// <param name="numbers">The numbers.</param>
    void SetMatrix(int value, V numbers);

    /// <summary>Gives numbers of a term.</summary>
    /// <param name="value">Which.</param>
    /// <param name="numbers">The numbers.</param>
    void SetColumn(int value, V numbers);

    /// <summary>Adds to numbers of the connections that lanes share.</summary>
    /// <param name="value">Which.</param>
    /// <param name="numbers">The numbers.</param>
    void AddMatrix(int value, V numbers);

    /// <summary>Adds to numbers of the postsynaptic neurons; of the neurons, where a term is computed.</summary>
    /// <param name="value">Which.</param>
    /// <param name="numbers">The numbers.</param>
    void AddColumn(int value, V numbers);

    /// <summary>Adds all the numbers to a number of the presynaptic neuron, or of the lane.</summary>
    /// <param name="value">Which.</param>
    /// <param name="numbers">The numbers.</param>
    void AddSum(int value, V numbers);
}
