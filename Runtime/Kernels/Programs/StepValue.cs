namespace Backpropamine.Kernels;

/// <summary>A value of a program.</summary>
/// <param name="Axes">Its axes.</param>
/// <param name="Parts">How many equal parts it consists of, such as what comes into the paths of a cell.</param>
public readonly record struct StepValue(Axes Axes, int Parts = 1);

/// <summary>A part of the state.</summary>
/// <param name="Part">Its place in the state.</param>
/// <param name="Before">The value before a step.</param>
/// <param name="Next">The value after it.</param>
public readonly record struct StepCarry(int Part, int Before, int Next);

/// <summary>A sum over connections that a step makes for the next one.</summary>
/// <param name="Before">The value that a step reads.</param>
/// <param name="Next">The value that it makes.</param>
public readonly record struct StepAhead(int Before, int Next);

/// <summary>What equations read: a value, one of its parts, or one of its neurons.</summary>
/// <param name="Value">The value; −1 for numbers that are 1, and 0 behind a row's last column.</param>
/// <param name="Index">Which part or neuron.</param>
/// <param name="Of">Of how many parts; 0 for a neuron.</param>
public readonly record struct StepRead(int Value, int Index = 0, int Of = 1);
