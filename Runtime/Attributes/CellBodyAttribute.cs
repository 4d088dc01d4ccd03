namespace Backpropamine;

/// <summary>The canonical text of a cell that this assembly declares, so that networks elsewhere can use it. Written by the generator.</summary>
/// <param name="cell">The cell.</param>
/// <param name="body">Its members in canonical form.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class CellBodyAttribute(Type cell, string body) : Attribute
{
    /// <summary>The cell.</summary>
    public Type Cell { get; } = cell;

    /// <summary>Its members in canonical form.</summary>
    public string Body { get; } = body;
}
