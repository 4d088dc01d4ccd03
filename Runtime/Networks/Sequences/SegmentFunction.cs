using Backpropamine.Kernels;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace Backpropamine;

/// <summary>Makes a segment part of autograd's graph.</summary>
internal sealed class SegmentFunction : MultiTensorFunction<SegmentFunction>
{
    private const string Key = "segment";

    public override string Name => "Segment";

    /// <summary>What the segment makes of what it reads.</summary>
    public static List<Tensor> Run(Segment segment, Tensor[] reads) => apply([segment, .. reads]);

    public override List<Tensor> forward(AutogradContext ctx, params object[] vars)
    {
        var (segment, reads) = ((Segment)vars[0], vars[1..].Cast<Tensor>().ToArray());
        ctx.set_materialize_grads(false);
        ctx.save_data(Key, segment);
        ctx.save_for_backward([.. reads]);
        return segment.Make(reads, false);
    }

    public override List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs)
    {
        var segment = (Segment)ctx.get_data(Key)!;
        return NodeGradients.Of(segment.Errors, segment.Reads, grad_outputs, () => segment.Backward(ctx.get_saved_variables(), grad_outputs));
    }
}
