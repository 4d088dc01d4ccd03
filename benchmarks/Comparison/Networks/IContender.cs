using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Networks;

/// <summary>A network of this process that can be timed.</summary>
internal interface IContender : IDisposable
{
    /// <summary>The parameters by name.</summary>
    IReadOnlyDictionary<string, Tensor> Parameters { get; }

    /// <summary>Forgets the gradients.</summary>
    void ClearGradients();

    /// <summary>Runs a sequence and returns its loss.</summary>
    /// <param name="inputs"><c>[T, B, I]</c>.</param>
    /// <param name="wanted">The loss's coefficients, or the pattern.</param>
    Tensor Loss(Tensor inputs, IReadOnlyList<Tensor> wanted);
}
