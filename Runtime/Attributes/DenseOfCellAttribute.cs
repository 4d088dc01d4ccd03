namespace Backpropamine;

/// <summary>Declares a layer whose neurons are cells that read the layers before, but not each other, such as <see cref="Lif"/>.</summary>
/// <typeparam name="TCell">The cell.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DenseAttribute<TCell> : DenseAttribute
    where TCell : struct, ICell
{
    /// <summary>A layer whose size is a constructor parameter.</summary>
    public DenseAttribute() { }

    /// <summary>A layer of a fixed size.</summary>
    /// <param name="size">Number of neurons N.</param>
    public DenseAttribute(int size) : base(size) { }
}
