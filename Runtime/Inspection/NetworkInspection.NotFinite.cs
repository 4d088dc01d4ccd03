using static TorchSharp.torch;

namespace Backpropamine;

/// <content>The first value that is not finite.</content>
public static partial class NetworkInspection
{
    /// <summary>
    /// The first value that is infinite or not a number when the network runs these steps as plain operations; with a loss and a sound forward pass, the first such
    /// gradient of the backward pass. The network, its gradients and the state stay as they are. What is drawn at random is drawn anew.
    /// </summary>
    /// <typeparam name="TOutput">The network's generated output type.</typeparam>
    /// <typeparam name="TState">The network's generated state type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="input"><c>[T, B, I]</c>.</param>
    /// <param name="state">The state before the first step; a copy of it is used.</param>
    /// <param name="reset"><c>[T, B]</c>: where it is not 0, the lane starts anew before that step.</param>
    /// <param name="modulation">M <c>[T, B, 1]</c> in place of the network's own.</param>
    /// <param name="loss">From the outputs of all steps, <c>[T, B, N]</c> each, to the loss, a tensor of one number. With it, all steps are kept with their graph.</param>
    /// <returns>What was found, which is one line of text; null if everything is finite.</returns>
    /// <exception cref="NetworkArgumentException">A tensor does not fit the network.</exception>
    /// <exception cref="StateUsedException">The state has been advanced or disposed.</exception>
    public static NotFinite? FindNotFinite<TOutput, TState>(
        this INetwork<TOutput, TState> network, Tensor input, TState state, Tensor? reset = null, Tensor? modulation = null, Func<TOutput, Tensor>? loss = null)
        where TOutput : NetworkOutput
        where TState : NetworkState<TState>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(input);
        var name = ((PlasticModule)network).GetName();
        var steps = input.dim() > 0 ? input.size(0) : 0;
        if (reset is not null) Guard.Shape(reset, [steps, state.Batch], $"{name}: reset");
        if (modulation is not null) Guard.Shape(modulation, [steps, state.Batch, 1], $"{name}: modulation");
        return Find((PlasticModule)network, steps, state, Advance, Inputs, loss);

        Step<TOutput, TState> Advance(long t, TState before) =>
            network.forward(input[t], reset is null ? before : before.Reset(reset[t]), modulation?[t]);

        IEnumerable<(string, Tensor)> Inputs(long t) =>
            [(((PlasticModule)network).Known.Inputs[0].Name, input[t]), .. modulation is null ? Array.Empty<(string, Tensor)>() : [("modulation", modulation[t])]];
    }

    /// <summary>The same for a network with several inputs, whose steps the caller makes.</summary>
    /// <typeparam name="TOutput">The network's generated output type.</typeparam>
    /// <typeparam name="TState">The network's generated state type.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="steps">Number of steps T.</param>
    /// <param name="state">The state before the first step; a copy of it is used.</param>
    /// <param name="advance">One step, of its number from 0 and the state before it: <c>(t, s) => net.forward(image[t], label[t], s)</c>.</param>
    /// <param name="loss">From the outputs of all steps, <c>[T, B, N]</c> each, to the loss, a tensor of one number. With it, all steps are kept with their graph.</param>
    /// <returns>What was found, which is one line of text; null if everything is finite.</returns>
    /// <exception cref="NetworkArgumentException">There is no step, or a tensor does not fit the network.</exception>
    /// <exception cref="StateUsedException">The state has been advanced or disposed.</exception>
    public static NotFinite? FindNotFinite<TOutput, TState>(
        this PlasticModule network, long steps, TState state, Func<long, TState, Step<TOutput, TState>> advance, Func<TOutput, Tensor>? loss = null)
        where TOutput : NetworkOutput
        where TState : NetworkState<TState>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(advance);
        return Find(network, steps, state, advance, _ => [], loss);
    }

    private static NotFinite? Find<TOutput, TState>(
        PlasticModule network, long steps, TState state, Func<long, TState, Step<TOutput, TState>> advance, Func<long, IEnumerable<(string, Tensor)>> inputs, Func<TOutput, Tensor>? loss)
        where TOutput : NetworkOutput
        where TState : NetworkState<TState>
    {
        ArgumentNullException.ThrowIfNull(state);
        if (steps < 1) throw new NetworkArgumentException($"{network.GetName()}: a sequence must have at least 1 step.");
        var search = new NotFiniteSearch<TOutput, TState>(network, steps, advance, inputs);
        return search.Forward(state) ?? (loss is null ? null : search.Backward(state, loss));
    }
}
