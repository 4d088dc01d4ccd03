namespace Backpropamine.Generator.Planning;

/// <summary>A tensor of the output.</summary>
/// <param name="Name">The property.</param>
/// <param name="Value">The value it holds.</param>
/// <param name="Width">Its last dimension.</param>
internal sealed record OutputPlan(string Name, string Value, Dimension Width);
