using Backpropamine.Benchmarks.Networks;
using BenchmarkDotNet.Attributes;
using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Kernels;

/// <summary>Fused passes on one thread: a narrow input and small read-outs leave nearly all of the time to the kernels.</summary>
public class KernelBenchmarks
{
    /// <summary>B.</summary>
    public const int Lanes = 4;

    /// <summary>T.</summary>
    public const int Steps = 64;

    private RetroactiveNetwork _retroactive = null!;
    private UnmodulatedNetwork _plastic = null!;
    private Tensor _inputs = null!;

    /// <summary>N.</summary>
    [Params(64, 100, 200, 400, 1000)]
    public int Neurons { get; set; }

    /// <summary>Makes the networks.</summary>
    [GlobalSetup]
    public void Setup()
    {
        set_num_threads(1);
        manual_seed(1);
        _retroactive = new RetroactiveNetwork(1, Neurons) { Execution = Execution.Fused };
        _plastic = new UnmodulatedNetwork(1, Neurons) { Execution = Execution.Fused };
        _inputs = randn(Steps, Lanes, 1);
    }

    /// <summary>Hebb and trace, forward.</summary>
    [Benchmark]
    public void RetroactiveForward()
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        _retroactive.Unroll(_inputs, _retroactive.InitialState(Lanes));
    }

    /// <summary>Hebb and trace, forward and backward.</summary>
    [Benchmark]
    public void RetroactiveForwardBackward()
    {
        using var scope = NewDisposeScope();
        _retroactive.zero_grad();
        _retroactive.Unroll(_inputs, _retroactive.InitialState(Lanes)).Outputs.Hidden.sum().backward();
    }

    /// <summary>Hebb alone, forward.</summary>
    [Benchmark]
    public void PlasticForward()
    {
        using var scope = NewDisposeScope();
        using var still = no_grad();
        _plastic.Unroll(_inputs, _plastic.InitialState(Lanes));
    }

    /// <summary>Hebb alone, forward and backward.</summary>
    [Benchmark]
    public void PlasticForwardBackward()
    {
        using var scope = NewDisposeScope();
        _plastic.zero_grad();
        _plastic.Unroll(_inputs, _plastic.InitialState(Lanes)).Outputs.Hidden.sum().backward();
    }
}
