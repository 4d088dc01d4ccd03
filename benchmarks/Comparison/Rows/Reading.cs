namespace Backpropamine.Benchmarks.Rows;

/// <summary>An output that the loss reads.</summary>
/// <param name="Name">Its name in the emitted module.</param>
/// <param name="Size">Numbers of a lane.</param>
internal readonly record struct Reading(string Name, int Size);
