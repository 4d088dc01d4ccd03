using Backpropamine.Benchmarks.Rows;
using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Networks;

/// <summary>A network of this project that can be timed.</summary>
internal interface IContender : IDisposable
{
    /// <summary>The parameters by name.</summary>
    IReadOnlyDictionary<string, Tensor> Parameters { get; }

    /// <summary>Forgets the gradients.</summary>
    void ClearGradients();

    /// <summary>Runs a sequence and returns its loss.</summary>
    /// <param name="inputs"><c>[T, B, I]</c>.</param>
    /// <param name="wanted">The loss's coefficients, or the pattern.</param>
    /// <param name="execution">Which code computes a step.</param>
    /// <param name="calls">Sequence or step calls.</param>
    Tensor Loss(Tensor inputs, IReadOnlyList<Tensor> wanted, Execution execution, Calls calls);
}
