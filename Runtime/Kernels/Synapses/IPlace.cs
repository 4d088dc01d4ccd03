namespace Backpropamine.Kernels;

/// <summary>
/// Where a sweep stands: it goes over the connections of a lane, row by row and some of a row at once, or over neurons, where equations compute
/// terms. Values are called by the numbers of <see cref="SynapseLayout"/>.
/// </summary>
/// <typeparam name="V">The width.</typeparam>
public interface IPlace<V>
    where V : struct, IWidth<V>
{
    /// <summary>Goes to the next presynaptic neuron, before its first connections; false after the last.</summary>
    bool NextRow();

    /// <summary>Goes to the row's next connections, or to the next neurons; false after the last.</summary>
    bool Next();

    /// <summary>A number of the lane.</summary>
    /// <param name="value">Which.</param>
    V Lane(int value);

    /// <summary>A number of the presynaptic neuron.</summary>
    /// <param name="value">Which.</param>
    V Row(int value);

    /// <summary>Where the numbers of the postsynaptic neurons lie; of the neurons, where a term is computed.</summary>
    /// <param name="value">Which.</param>
    nint Neurons(int value);

    /// <summary>Where the numbers of the row's connections lie.</summary>
    /// <param name="value">Which.</param>
    nint Connections(int value);

    /// <summary>The numbers of these connections or neurons.</summary>
    /// <param name="from">Where the numbers of all of them lie.</param>
    V Load(nint from);

    /// <summary>The same, of numbers that lie in no cache near by: those some way ahead are fetched meanwhile.</summary>
    /// <param name="from">Where the numbers of all of them lie.</param>
    V Stream(nint from);

    /// <summary>Sets the numbers of these connections or neurons.</summary>
    /// <param name="to">Where the numbers of all of them lie.</param>
    /// <param name="numbers">The numbers.</param>
    void Store(nint to, V numbers);

    /// <summary>The same, of numbers that lie in no cache near by.</summary>
    /// <param name="to">Where the numbers of all of them lie.</param>
    /// <param name="numbers">The numbers.</param>
    void Stream(nint to, V numbers);

    /// <summary>Adds all the numbers to one of the lane.</summary>
    /// <param name="value">Which.</param>
    /// <param name="numbers">The numbers.</param>
    void AddToLane(int value, V numbers);

    /// <summary>Adds all the numbers to one of the presynaptic neuron.</summary>
    /// <param name="value">Which.</param>
    /// <param name="numbers">The numbers.</param>
    void AddToRow(int value, V numbers);
}
