namespace Backpropamine;

/// <summary>
/// Makes a module of one's own a layer of the network: a property whose type is an <c>nn.Module&lt;Tensor, Tensor&gt;</c>. The constructor takes
/// the module; it sees <c>[B, …]</c>, in <c>Unroll</c> all steps as <c>[T·B, …]</c> where it reads inputs alone, and must return <c>[B, size]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ModuleAttribute : Attribute
{
    /// <summary>A module whose size is a constructor parameter too.</summary>
    public ModuleAttribute() { }

    /// <summary>A module of a fixed size.</summary>
    /// <param name="size">Number of values that it returns for each lane.</param>
    public ModuleAttribute(int size) => Size = size;

    /// <summary>Number of values that it returns for each lane; 0 where it is a constructor parameter.</summary>
    public int Size { get; }

    /// <summary>What it reads (a <c>nameof</c>); left out, as for other layers.</summary>
    public string? From { get; set; }

    /// <summary>What it reads, when that is several layers or inputs; they are concatenated.</summary>
    public string[]? FromAll { get; set; }
}
