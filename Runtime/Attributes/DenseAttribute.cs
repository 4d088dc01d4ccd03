namespace Backpropamine;

/// <summary>Declares a feed-forward layer, y = σ(x·Wᵀ + b).</summary>
[AttributeUsage(AttributeTargets.Property)]
public class DenseAttribute : LayerAttribute
{
    /// <summary>A layer whose size is a constructor parameter.</summary>
    public DenseAttribute() { }

    /// <summary>A layer of a fixed size.</summary>
    /// <param name="size">Number of neurons N.</param>
    public DenseAttribute(int size) : base(size) { }

    /// <summary>The layer's activation σ.</summary>
    public Activation Activation { get; set; } = Activation.Tanh;
}
