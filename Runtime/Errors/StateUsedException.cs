namespace Backpropamine;

/// <summary>A state was advanced or disposed and then used again.</summary>
public sealed class StateUsedException() : InvalidOperationException(
    "This state has already been advanced or disposed; a state is used once. Call state.Fork() before the step to keep a copy.");
