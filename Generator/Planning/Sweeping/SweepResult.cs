using Backpropamine.Generator.Planning.Ir;

namespace Backpropamine.Generator.Planning.Sweeping;

/// <summary>What a sweep gives.</summary>
/// <param name="Target">The plan's name of it.</param>
/// <param name="Axes">Its axes: those of a matrix per lane, or without the one that is summed over.</param>
/// <param name="Value">The equation of one connection, over what is read and the terms.</param>
/// <param name="Gradient">What the adjoint calls its gradient.</param>
/// <param name="Part">The part of the state that a matrix becomes, such as hebbNext; the plan's name of one that is passed on.</param>
internal sealed record SweepResult(string Target, Domain Axes, Expr Value, string Gradient, string Part);
