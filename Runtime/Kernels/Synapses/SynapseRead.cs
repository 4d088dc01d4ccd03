namespace Backpropamine.Kernels;

/// <summary>A tensor that a sweep reads.</summary>
/// <param name="Axes">Its axes.</param>
/// <param name="HasGradient">Whether a result's gradient reaches it.</param>
public readonly record struct SynapseRead(Axes Axes, bool HasGradient);
