namespace Backpropamine.Generator.Specs;

/// <summary>gain·signal, added to a pre-activation.</summary>
internal sealed record InjectionSpec(string Signal, double Gain);
