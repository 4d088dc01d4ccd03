namespace Backpropamine;

/// <summary>A static method of a cell says what becomes of a sum of inputs that has weights of its own, such as a gate; see <see cref="ICell"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PathAttribute : Attribute
{
    /// <summary>Whether it is this path that <see cref="PlasticAttribute"/> makes plastic, unless it names another one.</summary>
    public bool Plastic { get; set; }

    /// <summary>
    /// The value of the cell (a <c>nameof</c>) that is the rule's post where the path is plastic; left out, the path's own value.
    /// </summary>
    public string? Post { get; set; }
}
