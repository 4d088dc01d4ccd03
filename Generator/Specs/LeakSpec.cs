namespace Backpropamine.Generator.Specs;

/// <summary>How fast a recurrent layer's activity follows.</summary>
/// <param name="Value">The leak, or where it starts.</param>
/// <param name="Learned">Whether every neuron learns one of its own.</param>
internal sealed record LeakSpec(double Value, bool Learned);
