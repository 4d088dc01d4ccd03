using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>A use of single steps, run with fused kernels and as the reference: whatever it returns, and every parameter's gradient, is equal.</summary>
internal static class Scenario
{
    public const int Lanes = 3;

    public static void Check(Func<Retro, IEnumerable<Tensor>> use, bool gradients = true, double tolerance = 1e-11)
    {
        using var scope = NewDisposeScope();
        var expected = Run(use, Execution.Reference, gradients);
        var actual = Run(use, Execution.Fused, gradients);
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (name, value) in expected) Tensors.Close(value, actual[name], tolerance, name);
    }

    /// <summary>Inputs that differ from step to step.</summary>
    public static Tensor Input(int step, bool wanted = false)
    {
        // Numbers that somebody keeps: an implicit one could be finalised while Torch reads it.
        using Scalar count = Lanes * 4, pace = step + 1, scale = 0.7;
        return arange(count, float64).mul(pace).cos().mul(scale).reshape(Lanes, 4).requires_grad_(wanted);
    }

    /// <summary>Steps from <paramref name="first"/> on, each of which may be looked at.</summary>
    public static Retro.State Steps(Retro network, Retro.State state, int first, int count, Action<int, Retro.Output>? look = null)
    {
        for (var t = first; t < first + count; t++)
        {
            (var output, state) = network.forward(Input(t), state);
            look?.Invoke(t, output);
        }

        return state;
    }

    /// <summary>A number that depends on all of a tensor.</summary>
    public static Tensor Weigh(Tensor value)
    {
        using Scalar first = 1, end = value.numel() + 1;
        return value.mul(arange(first, end, value.dtype).sin().reshape(value.shape)).sum();
    }

    private static Dictionary<string, Tensor> Run(Func<Retro, IEnumerable<Tensor>> use, Execution execution, bool gradients)
    {
        manual_seed(5);
        using var network = new Retro(4, 6, dtype: float64) { Execution = execution, Checkpointing = Checkpointing.Every(3) };
        var found = use(network).Select((value, i) => ($"value {i}", value.detach().clone())).ToDictionary();
        if (!gradients) return found;
        foreach (var (name, parameter) in network.named_parameters()) found[name] = parameter.grad?.clone() ?? zeros_like(parameter).detach();
        return found;
    }
}
