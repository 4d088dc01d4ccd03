namespace Backpropamine.Kernels;

/// <summary>
/// The equations of one sweep over a layer's connections and their adjoints, at any width. Implemented by generated code; how it goes
/// over memory and lanes is the runtime's.
/// </summary>
public interface ISynapseKernel
{
    /// <summary>What the sweep reads and gives.</summary>
    static abstract SynapseLayout Layout { get; }

    /// <summary>What all connections of a lane share: computed once for them, as are the terms of rows and of columns.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <typeparam name="P">Where the sweep stands.</typeparam>
    /// <param name="at">Before the first.</param>
    static virtual void LaneTerms<V, P>(ref P at)
        where V : struct, IWidth<V>
        where P : struct, IPlace<V>
    {
    }

    /// <summary>What the connections of a presynaptic neuron share.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <typeparam name="P">Where the sweep stands.</typeparam>
    /// <param name="at">Before the first.</param>
    static virtual void RowTerms<V, P>(ref P at)
        where V : struct, IWidth<V>
        where P : struct, IPlace<V>
    {
    }

    /// <summary>What the connections of a postsynaptic neuron share.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <typeparam name="P">Where the sweep stands.</typeparam>
    /// <param name="at">Before the first.</param>
    static virtual void ColumnTerms<V, P>(ref P at)
        where V : struct, IWidth<V>
        where P : struct, IPlace<V>
    {
    }

    /// <summary>The results of a connection, or its share of them.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <typeparam name="P">Where the sweep stands.</typeparam>
    /// <param name="at">Before the first.</param>
    static abstract void Forward<V, P>(ref P at)
        where V : struct, IWidth<V>
        where P : struct, IPlace<V>;

    /// <summary>The matrices of <see cref="Forward"/> alone, where it gives other results, too: the backward pass of a program makes these again.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <typeparam name="P">Where the sweep stands.</typeparam>
    /// <param name="at">Before the first.</param>
    static virtual void Matrices<V, P>(ref P at)
        where V : struct, IWidth<V>
        where P : struct, IPlace<V>
    {
    }

    /// <summary>From the gradients of the results to those of what is read, and of the terms.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <typeparam name="P">Where the sweep stands.</typeparam>
    /// <param name="at">Before the first.</param>
    static abstract void Adjoint<V, P>(ref P at)
        where V : struct, IWidth<V>
        where P : struct, IPlace<V>;

    /// <summary>From the gradients of a lane's terms to those of what they read.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <typeparam name="P">Where the sweep stands.</typeparam>
    /// <param name="at">Before the first.</param>
    static virtual void LaneAdjoint<V, P>(ref P at)
        where V : struct, IWidth<V>
        where P : struct, IPlace<V>
    {
    }

    /// <summary>From the gradients of a row's terms to those of what they read.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <typeparam name="P">Where the sweep stands.</typeparam>
    /// <param name="at">Before the first.</param>
    static virtual void RowAdjoint<V, P>(ref P at)
        where V : struct, IWidth<V>
        where P : struct, IPlace<V>
    {
    }

    /// <summary>From the gradients of a column's terms to those of what they read.</summary>
    /// <typeparam name="V">The width.</typeparam>
    /// <typeparam name="P">Where the sweep stands.</typeparam>
    /// <param name="at">Before the first.</param>
    static virtual void ColumnAdjoint<V, P>(ref P at)
        where V : struct, IWidth<V>
        where P : struct, IPlace<V>
    {
    }
}
