namespace Backpropamine.Training.Curves;

/// <summary>How a file holds curves.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Head">What stands before the first iteration.</param>
/// <param name="Record">The bytes of an iteration.</param>
internal sealed record CurveFormat(string Name, byte[] Head, Func<CurvePoint, byte[]> Record);
