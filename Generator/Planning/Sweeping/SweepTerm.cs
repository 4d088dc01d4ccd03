using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Sweeping;

/// <summary>What some connections share, computed once for them.</summary>
/// <param name="Symbol">What the equations call it.</param>
/// <param name="Axis">Pre, post, or none: once a lane.</param>
/// <param name="Value">The equation, over what is read.</param>
internal sealed record SweepTerm(string Symbol, Domain Axis, Expr Value);
