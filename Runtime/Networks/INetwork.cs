using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>A generated network with one input, so that trainers can be written once for all of them.</summary>
/// <typeparam name="TOutput">The network's generated output type.</typeparam>
/// <typeparam name="TState">The network's generated state type.</typeparam>
public interface INetwork<TOutput, TState>
    where TOutput : NetworkOutput
    where TState : NetworkState<TState>
{
    /// <summary>The state at the start of an episode.</summary>
    /// <param name="batch">Number of lanes B.</param>
    TState InitialState(long batch);

    /// <summary>Advances every lane by one step.</summary>
    /// <param name="input"><c>[B, I]</c>.</param>
    /// <param name="state">The state before the step; it is used up.</param>
    /// <param name="modulation">M(t) <c>[B, 1]</c> in place of the network's own.</param>
    Step<TOutput, TState> forward(Tensor input, TState state, Tensor? modulation = null);

    /// <summary>Advances every lane by T steps.</summary>
    /// <param name="input"><c>[T, B, I]</c>.</param>
    /// <param name="state">The state before the first step; it is used up.</param>
    /// <param name="reset"><c>[T, B]</c>: where it is not 0, the lane starts anew before that step.</param>
    /// <param name="record">Keeps a copy of the state after every so many steps; 0 for none.</param>
    /// <param name="modulation">M <c>[T, B, 1]</c> in place of the network's own.</param>
    Rollout<TOutput, TState> Unroll(Tensor input, TState state, Tensor? reset = null, int record = 0, Tensor? modulation = null);
}
