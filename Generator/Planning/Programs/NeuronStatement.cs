using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Programs;

/// <summary>An equation of neurons, before it is known which others go with it.</summary>
/// <param name="Target">What it gives.</param>
/// <param name="Value">The equation, elementwise over values and slices.</param>
/// <param name="Size">What tells neurons that go together: their number, or nothing for one number a lane.</param>
/// <param name="IsGiven">Whether the caller may give the value instead.</param>
internal sealed record NeuronStatement(string Target, Expr Value, string Size, bool IsGiven);
