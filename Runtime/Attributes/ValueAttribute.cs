namespace Backpropamine;

/// <summary>A static method of a cell says a value of the step that is neither a path nor a state; see <see cref="ICell"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ValueAttribute : Attribute;
