namespace Backpropamine.Generator.Emitting;

/// <summary>How a method of a sweep's struct uses a value, by the name of the method of <c>IPlace</c> that says where it is.</summary>
internal enum SweepUse
{
    /// <summary>One number of the lane, read before all loops, or added to after them.</summary>
    Lane,

    /// <summary>One number of the row.</summary>
    Row,

    /// <summary>Numbers of neurons.</summary>
    Neurons,

    /// <summary>Numbers of connections.</summary>
    Connections,
}
