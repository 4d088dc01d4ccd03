namespace Backpropamine;

/// <summary>Declares an output of the network, y = σ(x·Wᵀ + b), linear unless said otherwise. Nothing reads a read-out by default.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReadoutAttribute : LayerAttribute
{
    /// <summary>A read-out whose size is a constructor parameter.</summary>
    public ReadoutAttribute() { }

    /// <summary>A read-out of a fixed size.</summary>
    /// <param name="size">Number of values per lane.</param>
    public ReadoutAttribute(int size) : base(size) { }

    /// <summary>The read-out's activation σ.</summary>
    public Activation Activation { get; set; } = Activation.Linear;
}
