namespace Backpropamine.Soak.Tests.Programs;

/// <summary>Numbers that a program has seen.</summary>
/// <param name="Operation">By which operation.</param>
/// <param name="Name">What they are.</param>
/// <param name="IsGradient">Whether they are a gradient.</param>
/// <param name="Values">The numbers.</param>
internal sealed record Observation(int Operation, string Name, bool IsGradient, double[] Values);
