using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Backpropamine.Kernels;

/// <summary>A sweep as one node of autograd's graph. It keeps what it reads; the backward pass computes everything else again.</summary>
/// <typeparam name="TKernel">The equations.</typeparam>
internal sealed class SynapseFunction<TKernel> : MultiTensorFunction<SynapseFunction<TKernel>>
    where TKernel : struct, ISynapseKernel
{
    private const string Key = "call";

    public override string Name => "SynapseSweep";

    /// <summary>The results, with a node where there will be a backward pass.</summary>
    public static List<Tensor> Run(SynapseCall call, Tensor[] reads) => call.Records ? apply([call, .. reads]) : Forward(call, reads);

    public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
    {
        var (call, reads) = ((SynapseCall)vars[0], vars[1..].Cast<Tensor>().ToList());
        ctx.set_materialize_grads(false);
        ctx.save_data(Key, call);
        ctx.save_for_backward(reads);
        return Forward(call, reads);
    }

    public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var call = (SynapseCall)ctx.get_data(Key)!;
        return NodeGradients.Of(call.Errors, call.Layout.Reads.Length, grad_outputs, () => Backward(call, ctx.get_saved_variables(), grad_outputs));
    }

    private static List<Tensor> Forward(SynapseCall call, IReadOnlyList<Tensor> reads) =>
        [.. Results(call, reads), .. call.Layout.Passed.Select(passed => reads[passed])];

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

    private static Tensor?[] Backward(SynapseCall call, List<Tensor> reads, List<Tensor> given)
    {
        var results = call.Layout.Results.Length;
        if (given.Take(results).All(gradient => gradient is not { IsInvalid: false }))
        {
            // Nothing comes back through the sweep itself.
            var found = new Tensor?[reads.Count];
            for (var k = 0; k < call.Layout.Passed.Length; k++)
            {
                if (call.Wants(call.Layout.Passed[k]) && given[results + k] is { IsInvalid: false } gradient) found[call.Layout.Passed[k]] = gradient.alias();
            }

            return found;
        }

        if (call.Type == ScalarType.Float32)
        {
            using var run = new SynapseRun<TKernel, float>(call, reads);
            return run.Backward(given);
        }

        using var exact = new SynapseRun<TKernel, double>(call, reads);
        return exact.Backward(given);
    }
}
