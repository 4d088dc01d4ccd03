namespace Backpropamine;

/// <summary>What every declaration of a layer can say.</summary>
public abstract class LayerAttribute : Attribute
{
    /// <summary>A layer whose size is a constructor parameter.</summary>
    protected LayerAttribute() { }

    /// <summary>A layer of a fixed size.</summary>
    /// <param name="size">Number of neurons.</param>
    protected LayerAttribute(int size) => Size = size;

    /// <summary>Number of neurons N; 0 where it is a constructor parameter.</summary>
    public int Size { get; }

    /// <summary>
    /// What the layer reads: one <c>nameof</c>. Left out, it is the nearest layer above that is not a read-out; a first
    /// layer reads every input above it that no <see cref="InjectAttribute"/> names.
    /// </summary>
    public string? From { get; set; }

    /// <summary>What the layer reads, when that is several layers or inputs; they are concatenated.</summary>
    public string[]? FromAll { get; set; }

    /// <summary>Whether the layer has a trained bias <c>[N]</c>.</summary>
    public bool Bias { get; set; } = true;
}
