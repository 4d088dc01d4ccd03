namespace Backpropamine.Training;

/// <summary>Looks on when the network has computed a step and its actions are about to be taken.</summary>
/// <typeparam name="TOutput">The network's output of a step.</typeparam>
/// <typeparam name="TState">The network's state.</typeparam>
/// <param name="step">The step, from 0.</param>
/// <param name="output">What the network put out.</param>
/// <param name="state">The state after the step.</param>
/// <param name="actions">The actions that were drawn, [B].</param>
public delegate void StepObserver<in TOutput, in TState>(int step, TOutput output, TState state, ReadOnlySpan<int> actions);
