namespace Backpropamine;

/// <summary>
/// A static method of a rule says one connection's term; its maximum over the neurons is a value that other methods name like the method,
/// in camel case. A method that names <c>post</c> comes after the activation, so that <c>Weight</c> cannot use it.
/// </summary>
/// <param name="over">Over what it runs.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MaxAttribute(Over over) : Attribute
{
    /// <summary>Over what it runs.</summary>
    public Over Over { get; } = over;
}
