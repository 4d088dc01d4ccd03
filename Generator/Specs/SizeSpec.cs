namespace Backpropamine.Generator.Specs;

/// <summary>A number of neurons: a constant, or a constructor parameter.</summary>
/// <param name="Constant">The constant, if it is one.</param>
/// <param name="Of">The member whose size it is, where that is another one's.</param>
internal sealed record SizeSpec(int? Constant, string? Of = null);
