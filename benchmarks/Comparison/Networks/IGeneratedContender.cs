using Backpropamine.Benchmarks.Rows;
using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Networks;

/// <summary>A network that the generator wrote.</summary>
internal interface IGeneratedContender : IContender
{
    /// <summary>Which code computes a step.</summary>
    Execution Execution { set; }

    /// <summary>Sequence or step calls.</summary>
    Calls Calls { set; }

    /// <summary>Runs a sequence and returns what the loss reads of it.</summary>
    /// <param name="inputs"><c>[T, B, I]</c>.</param>
    IReadOnlyList<Tensor> Read(Tensor inputs);
}
