using Backpropamine.Benchmarks.Rows;

namespace Backpropamine.Benchmarks.Networks;

/// <summary>A network that the generator wrote.</summary>
internal interface IGeneratedContender : IContender
{
    /// <summary>Which code computes a step.</summary>
    Execution Execution { set; }

    /// <summary>Sequence or step calls.</summary>
    Calls Calls { set; }
}
