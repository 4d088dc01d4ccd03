namespace Backpropamine.Kernels;

/// <summary>What a fused cell is, apart from the equations of its connections.</summary>
/// <param name="Activation">Of the layer.</param>
/// <param name="Tap">What M reads, unless it is given.</param>
/// <param name="ModulatorActivation">Of M.</param>
public readonly record struct CellShape(Activation Activation, ModulatorTap Tap, Activation ModulatorActivation);
