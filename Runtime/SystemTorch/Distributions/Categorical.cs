using static TorchSharp.torch;

namespace TorchSharp.Modules;

public class Categorical : distributions.Distribution
{
    private Tensor? ownProbs, ownLogits;
    private long events;

    public Categorical(Tensor? probs = null, Tensor? logits = null, torch.Generator? generator = null) : base(generator)
    {
        var given = probs ?? logits!;
        if (probs is not null) ownProbs = (probs / probs.sum(-1, keepdim: true)).DetachFromDisposeScope();
        if (logits is not null) ownLogits = (logits - logits.logsumexp(-1, keepdim: true)).DetachFromDisposeScope();
        events = given.size(-1);
        batch_shape = new Size(given.shape[..^1]);
    }

    public override Tensor mean => full(ExtendedShape(), double.NaN, dtype: probs.dtype, device: probs.device);
    public override Tensor variance => full(ExtendedShape(), double.NaN, dtype: probs.dtype, device: probs.device);
    public Tensor probs => ownProbs ?? LogitsToProbs(ownLogits!);
    public Tensor logits => ownLogits ?? ProbsToLogits(ownProbs!);
    public long[] param_shape => (ownProbs ?? ownLogits!).shape;

    public override Tensor rsample(params long[] sample_shape)
    {
        var count = sample_shape.Aggregate(1L, (product, size) => product * size);
        return multinomial(probs.reshape(-1, events), count, true, generator).T.reshape(ExtendedShape(sample_shape));
    }

    public override Tensor log_prob(Tensor value)
    {
        var aligned = broadcast_tensors(value.@long().unsqueeze(-1), logits);
        var index = aligned[0][TensorIndex.Ellipsis, TensorIndex.Slice(null, 1)];
        return aligned[1].gather(-1, index).squeeze(-1);
    }

    public override Tensor entropy()
    {
        var logs = logits.clamp(min: finfo(logits.dtype).min.ToScalar());
        return -(logs * probs).sum(-1);
    }

    public override distributions.Distribution expand(Size batch_shape, distributions.Distribution? instance = null)
    {
        if (instance is not null and not Categorical) throw new ArgumentException("expand(): 'instance' must be a Categorical distribution");
        long[] shape = [.. batch_shape, events];
        Tensor? p = ownProbs?.expand(shape), l = ownLogits?.expand(shape);
        var expanded = (Categorical?)instance ?? new Categorical(p, l, generator);
        expanded.batch_shape = batch_shape;
        if (instance is null) return expanded;
        expanded.events = events;
        expanded.ownProbs = p;
        expanded.ownLogits = l;
        return expanded;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ownProbs?.Dispose();
            ownLogits?.Dispose();
        }

        base.Dispose(disposing);
    }
}
