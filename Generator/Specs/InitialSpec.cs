namespace Backpropamine.Generator.Specs;

/// <summary>How a parameter starts.</summary>
internal sealed record InitialSpec(Initial Kind, double Scale);
