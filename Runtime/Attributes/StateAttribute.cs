namespace Backpropamine;

/// <summary>
/// A static method says the next value of a state. In a rule that is a trace or a sliding threshold: other methods name its present value
/// like the method, in camel case (<c>Threshold</c> is read as <c>threshold</c>), and it moves on where Hebb does. In a cell it is what
/// each neuron carries; <see cref="ICell"/> says how methods name it. A state starts at <see cref="Initial"/>, with the episode.
/// </summary>
/// <param name="per">Of what a rule's state has one value each; a cell's state has one for each neuron.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StateAttribute(Per per = Per.Connection) : Attribute
{
    /// <summary>Of what it has one value each.</summary>
    public Per Per { get; } = per;

    /// <summary>The value at which it starts with the episode.</summary>
    public double Initial { get; set; }
}
