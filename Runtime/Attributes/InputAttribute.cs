namespace Backpropamine;

/// <summary>Declares an input of the network, <c>[B, size]</c>: an argument of <c>forward</c>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute : Attribute
{
    /// <summary>An input whose size is a constructor parameter.</summary>
    public InputAttribute() { }

    /// <summary>An input of a fixed size.</summary>
    /// <param name="size">Number of values per lane.</param>
    public InputAttribute(int size) => Size = size;

    /// <summary>Number of values per lane; 0 where it is a constructor parameter.</summary>
    public int Size { get; }
}
