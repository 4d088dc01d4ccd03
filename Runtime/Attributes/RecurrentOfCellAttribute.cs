namespace Backpropamine;

/// <summary>Declares a recurrent layer whose neurons are cells, such as <see cref="Lstm"/>; see <see cref="ICell"/>.</summary>
/// <typeparam name="TCell">The cell.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RecurrentAttribute<TCell> : RecurrentAttribute
    where TCell : struct, ICell
{
    /// <summary>A layer whose size is a constructor parameter.</summary>
    public RecurrentAttribute() { }

    /// <summary>A layer of a fixed size.</summary>
    /// <param name="size">Number of neurons N.</param>
    public RecurrentAttribute(int size) : base(size) { }
}
