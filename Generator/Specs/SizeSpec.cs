namespace Backpropamine.Generator.Specs;

/// <summary>A number of neurons: a constant, or a constructor parameter.</summary>
/// <param name="Constant">The constant, if it is one.</param>
internal sealed record SizeSpec(int? Constant);
