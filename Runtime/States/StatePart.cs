namespace Backpropamine;

/// <summary>One tensor of a state.</summary>
/// <param name="Name">Layer and part, such as <c>hidden.hebb</c>.</param>
/// <param name="Shape">Its shape without the batch dimension.</param>
public sealed record StatePart(string Name, params long[] Shape);
