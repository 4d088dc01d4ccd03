namespace Backpropamine;

/// <summary>
/// A static method of a rule says the next value of a state of the rule's own, such as a trace or a sliding threshold. Other methods
/// name its present value like the method, in camel case: <c>Threshold</c> is read as <c>threshold</c>. It starts at
/// <see cref="Initial"/>, with the episode, and moves on where Hebb does.
/// </summary>
/// <param name="per">Of what it has one value each.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StateAttribute(Per per) : Attribute
{
    /// <summary>Of what it has one value each.</summary>
    public Per Per { get; } = per;

    /// <summary>The value at which it starts with the episode.</summary>
    public double Initial { get; set; }
}
