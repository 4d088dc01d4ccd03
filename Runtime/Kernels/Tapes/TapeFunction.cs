using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Backpropamine.Kernels;

/// <summary>Makes a tape's nodes part of autograd's graph.</summary>
internal sealed class TapeFunction : MultiTensorFunction<TapeFunction>
{
    private const string Key = "node";

    private static readonly long[] One = [1];

    /// <summary>The gradient of every token: it only says that a later node was reached.</summary>
    private static readonly Tensor Reached = zeros(One, ScalarType.Float32).DetachFromDisposeScope();

    public override string Name => "Rollout";

    /// <summary>Makes a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="inputs">Its tensors, the token first.</param>
    /// <returns>Its results; the last is the token.</returns>
    public static List<Tensor> Run(TapeNode node, params ReadOnlySpan<Tensor> inputs)
    {
        node.Take(inputs);
        var results = apply([node, .. inputs]);
        node.Release();
        return results;
    }

    public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
    {
        var node = (TapeNode)vars[0];
        ctx.set_materialize_grads(false);
        ctx.save_data(Key, node);
        var results = node.Run(ctx);
        results.Add(empty(One, ScalarType.Float32));
        return results;
    }

    public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var node = (TapeNode)ctx.get_data(Key)!;
        var isRoot = node.End < 0;
        var gradients = new List<Tensor?>(node.Inputs + 2) { null };
        if (!isRoot) gradients.Add(Reached);
        try
        {
            if (!isRoot && grad_outputs[^1].IsInvalid) node.Tape.BeginPass(node.End);
            if (is_grad_enabled())
            {
                throw new NotSupportedException("fused steps can be differentiated once; for create_graph set Execution = Execution.Reference.");
            }

            if (!node.Tape.Failed) gradients.AddRange(node.Backward(ctx, grad_outputs));
        }
        catch (Exception error)
        {
            node.Tape.Fail(error);
        }

        foreach (var gradient in grad_outputs) gradient.Dispose();
        if (node.Tape.Failed) gradients.AddRange(node.Refusal(isRoot));
        while (gradients.Count < node.Inputs + (isRoot ? 1 : 2)) gradients.Add(null);
        return gradients!;
    }
}
