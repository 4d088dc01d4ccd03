namespace Backpropamine;

/// <summary>An input of a network.</summary>
/// <param name="Name">The property that declares it.</param>
/// <param name="Size">Number of values per lane.</param>
public sealed record Signal(string Name, int Size);
