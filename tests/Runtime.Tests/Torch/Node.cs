using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Backpropamine.Runtime.Tests.Torch;

/// <summary>What a node in autograd's graph does. An exception in its backward pass would end the process, so tests note and ask afterwards.</summary>
/// <param name="Forward">Its results, of its tensors.</param>
/// <param name="Backward">The gradients of its tensors, of those of its results.</param>
internal sealed record Node(Func<AutogradContext, Tensor[], List<Tensor>> Forward, Func<AutogradContext, List<Tensor>, Tensor?[]> Backward)
{
    private static readonly TorchSharp.Scalar Two = 2;

    /// <summary>The identity, which gives gradients on as they come.</summary>
    public static Node Identity { get; } = new((_, x) => [x[0].clone()], (_, given) => [given[0].clone()]);

    /// <summary>x².</summary>
    public static Node Square { get; } = new(
        (context, x) =>
        {
            context.save_for_backward([x[0]]);
            return [x[0].mul(x[0])];
        },
        (context, given) => [context.get_saved_variables()[0].mul(given[0]).mul(Two)]);

    /// <summary>Runs the node, as the runtime's own are run.</summary>
    public List<Tensor> Run(params Tensor[] inputs) => Function.apply([this, .. inputs]);

    private sealed class Function : MultiTensorFunction<Function>
    {
        private const string Key = "node";

        public override string Name => nameof(Node);

        public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
        {
            var node = (Node)vars[0];
            ctx.set_materialize_grads(false);
            ctx.save_data(Key, node);
            return node.Forward(ctx, [.. vars[1..].Cast<Tensor>()]);
        }

        public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
        {
            var node = (Node)ctx.get_data(Key)!;
            return [null!, .. node.Backward(ctx, grad_outputs).Select(gradient => gradient!)];
        }
    }
}
