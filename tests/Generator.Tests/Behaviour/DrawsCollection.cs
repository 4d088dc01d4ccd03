namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>Tests that draw from Torch's one generator run one after another, so that a seed gives each the same numbers every time.</summary>
[CollectionDefinition(nameof(DrawsCollection))]
public class DrawsCollection;
