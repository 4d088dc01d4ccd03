namespace Backpropamine.Generator.Specs;

/// <summary>An input.</summary>
/// <param name="Name">The property.</param>
/// <param name="Modifiers">Its modifiers, as written.</param>
/// <param name="Size">Its size.</param>
internal sealed record SignalSpec(string Name, string Modifiers, SizeSpec Size);
