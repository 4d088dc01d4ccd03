using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Backpropamine.Kernels;

/// <summary>A whole sequence as one node of autograd's graph.</summary>
/// <typeparam name="TKernel">The equations of its connections.</typeparam>
internal sealed class FusedFunction<TKernel> : MultiTensorFunction<FusedFunction<TKernel>>
    where TKernel : struct, IPlasticKernel
{
    private const string Key = "call";

    public override string Name => "FusedSequence";

    public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
    {
        var call = (FusedCall)vars[0];
        var sequence = new FusedSequence<TKernel>(call, call.Tensors, call.Reset);
        var results = sequence.Forward();
        ctx.set_materialize_grads(false);
        ctx.save_data(Key, call);
        ctx.save_for_backward([.. call.Tensors, .. results, .. sequence.Kept]);
        return results;
    }

    public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var call = (FusedCall)ctx.get_data(Key)!;
        var gradients = new Tensor?[call.Count + 1];
        try
        {
            if (is_grad_enabled())
            {
                throw new NotSupportedException("fused steps can be differentiated once; for create_graph set Execution = Execution.Reference.");
            }

            using var scope = NewDisposeScope();
            var saved = ctx.get_saved_variables();
            var found = FusedSequence<TKernel>.Restored(call, saved).Backward(grad_outputs);
            for (var i = 0; i < found.Length; i++) gradients[i + 1] = found[i]?.MoveToOuterDisposeScope();
        }
        catch (Exception error)
        {
            call.Errors.Keep(error);
            Array.Clear(gradients);
        }

        return [.. gradients.Select(gradient => gradient!)];
    }
}
