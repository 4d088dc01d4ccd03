namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        public abstract class Distribution : IDisposable
        {
            protected Generator? generator;
            private bool disposed;

            public Distribution(torch.Generator? generator, long[]? batch_shape = null, long[]? event_shape = null)
            {
                this.generator = generator;
                _init(batch_shape is null ? Size.Empty : new Size(batch_shape), event_shape is null ? Size.Empty : new Size(event_shape));
            }

            public Distribution(torch.Generator? generator, Size batch_shape, Size? event_shape = null)
            {
                this.generator = generator;
                _init(batch_shape, event_shape);
            }

            ~Distribution() => Dispose(false);

            public Size batch_shape { get; protected set; }
            public Size event_shape { get; protected set; }

            public abstract Tensor mean { get; }
            public abstract Tensor variance { get; }
            public virtual Tensor mode => new(IntPtr.Zero);
            public virtual Tensor stddev => variance.sqrt();

            public virtual Tensor sample(params long[] sample_shape) => rsample(sample_shape);

            public Tensor sample(Size sample_shape) => sample(sample_shape.Shape);

            public abstract Tensor rsample(params long[] sample_shape);

            public Tensor rsample(Size sample_shape) => rsample(sample_shape.Shape);

            public abstract Tensor log_prob(Tensor value);

            public abstract Tensor entropy();

            public abstract Distribution expand(Size batch_shape, Distribution? instance = null);

            public virtual Tensor cdf(Tensor value) => throw new NotImplementedException("Distribution.cdf()");

            public virtual Tensor icdf(Tensor value) => throw new NotImplementedException("Distribution.icdf()");

            public virtual Tensor enumerate_support(bool expand = true) => throw new NotImplementedException();

            public virtual Tensor perplexity() => entropy().exp();

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected void _init(Size? batch_shape = null, Size? event_shape = null)
            {
                this.batch_shape = batch_shape ?? Size.Empty;
                this.event_shape = event_shape ?? Size.Empty;
            }

            protected long[] ExtendedShape(params long[] sample_shape) => [.. sample_shape, .. batch_shape, .. event_shape];

            protected Tensor LogitsToProbs(Tensor logits, bool isBinary = false) => isBinary ? logits.sigmoid() : logits.softmax(-1);

            protected Tensor ProbsToLogits(Tensor probs, bool isBinary = false)
            {
                probs = ClampProbs(probs);
                return isBinary ? probs.log() - (-probs).log1p() : probs.log();
            }

            protected Tensor ClampProbs(Tensor probs)
            {
                var eps = finfo(probs.dtype).eps;
                return probs.clamp(eps.ToScalar(), (1 - eps).ToScalar());
            }

            protected Tensor ClampByZero(Tensor x) => (x.clamp_min(0) + x - x.clamp_max(0)) / 2;

            protected virtual void Dispose(bool disposing)
            {
                if (disposed) return;
                if (disposing) generator?.Dispose();
                disposed = true;
            }
        }
    }
}
