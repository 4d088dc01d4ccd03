using Backpropamine.Benchmarks.Rows;
using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Networks;

/// <summary>A network with retroactive modulation, inputs for it and a loss, as the studies of this project alone train it.</summary>
internal sealed class RetroactiveTask : IDisposable
{
    private const int Inputs = 14;
    private readonly Tensor _inputs;
    private readonly Tensor[] _wanted;

    /// <summary>Draws parameters, inputs and coefficients.</summary>
    /// <param name="size">B, N, T.</param>
    public RetroactiveTask(Extent size)
    {
        Network = Model.Retroactive.Generated(Inputs, size.Neurons, ScalarType.Float32);
        Network.Execution = Execution.Fused;
        _inputs = randn(size.Steps, size.Lanes, Inputs);
        _wanted = [randn(size.Steps, size.Lanes, 4), randn(size.Steps, size.Lanes, 1), randn(size.Steps, size.Lanes, 1)];
    }

    /// <summary>The network.</summary>
    public IGeneratedContender Network { get; }

    /// <summary>One pass forward and backward, in kernels.</summary>
    /// <returns>The loss.</returns>
    public float Pass(Calls calls)
    {
        Network.ClearGradients();
        using var scope = NewDisposeScope();
        Network.Calls = calls;
        var loss = Network.Loss(_inputs, _wanted);
        loss.backward();
        return loss.item<float>();
    }

    public void Dispose() => Network.Dispose();
}
