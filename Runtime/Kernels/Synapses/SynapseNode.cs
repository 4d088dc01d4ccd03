using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>A sweep as one node of autograd's graph. It keeps what it reads; the backward pass computes everything else again.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
/// <param name="call">The sweep.</param>
internal sealed class SynapseNode<TKernel>(SynapseCall call) : KernelNode(call.Errors)
    where TKernel : struct, ISynapseKernel
{
    /// <summary>The results, with a node where there will be a backward pass.</summary>
    public static IReadOnlyList<Tensor> Run(SynapseCall call, Tensor[] reads)
    {
        using var mode = no_grad();
        var made = Results(call, reads);
        Tensor[] all = [.. made, .. call.Layout.Passed.Select(passed => reads[passed])];
        if (!call.Records) return all;
        var results = new SynapseNode<TKernel>(call).Join(reads, all, reads, hasAlarm: true);
        foreach (var tensor in made) tensor.Dispose();
        return results;
    }

    protected override Tensor?[] Gradients(Tensor[] saved, ReadOnlySpan<Tensor?> given)
    {
        var results = call.Layout.Results.Length;
        if (given[..results].IndexOfAnyExcept((Tensor?)null) < 0)
        {
            // Nothing comes back through the sweep itself.
            var found = new Tensor?[saved.Length];
            for (var k = 0; k < call.Layout.Passed.Length; k++)
            {
                if (call.Wants(call.Layout.Passed[k])) found[call.Layout.Passed[k]] = given[results + k]?.alias();
            }

            return found;
        }

        if (call.Type == ScalarType.Float32)
        {
            using var run = new SynapseRun<TKernel, float>(call, saved);
            return run.Backward(given);
        }

        using var exact = new SynapseRun<TKernel, double>(call, saved);
        return exact.Backward(given);
    }

    protected override Tensor? NotNumbers(int input) =>
        call.Wants(input) ? full(call.Shape(call.Layout.Reads[input].Axes), double.NaN, call.Type) : null;

    private static List<Tensor> Results(SynapseCall call, IReadOnlyList<Tensor> reads)
    {
        if (call.Type == ScalarType.Float32)
        {
            using var run = new SynapseRun<TKernel, float>(call, reads);
            return run.Forward();
        }

        using var exact = new SynapseRun<TKernel, double>(call, reads);
        return exact.Forward();
    }
}
