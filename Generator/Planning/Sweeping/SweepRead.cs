using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Sweeping;

/// <summary>A value that a sweep reads.</summary>
/// <param name="Value">The plan's name of it.</param>
/// <param name="Symbol">What the sweep's equations call it.</param>
/// <param name="Axes">The axes along which the connections see it vary: a vector varies along pre or along post.</param>
/// <param name="HasGradient">Whether the gradient of a result reaches it.</param>
internal sealed record SweepRead(string Value, string Symbol, Domain Axes, bool HasGradient);
