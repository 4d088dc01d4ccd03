using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>A network's recurrence over the steps of a sequence, or of a part of one.</summary>
/// <typeparam name="TState">The generated state type.</typeparam>
/// <param name="advance">One step: its activities and the state after it, of the state, the step's inputs and its M.</param>
/// <param name="record">After how many steps a copy of the state is kept; 0 for never.</param>
/// <param name="recorded">Where it is kept.</param>
internal sealed class StepLoop<TState>(Func<TState, Tensor[], Tensor?, (Tensor[] Activities, TState Next)> advance, int record, List<TState> recorded)
    where TState : NetworkState<TState>
{
    /// <summary>Makes the steps.</summary>
    /// <param name="state">The state before; it is used up.</param>
    /// <param name="first">The number of the first step in the sequence.</param>
    /// <param name="given">What the steps are given.</param>
    /// <param name="again">Whether they have been made before: then nothing is recorded.</param>
    /// <returns>The activities, each <c>[T, B, …]</c>, and the state after the last step.</returns>
    public (Tensor[] Activities, TState State) Run(TState state, long first, StepInputs given, bool again = false)
    {
        var inputs = Array.ConvertAll(given.Projected, input => input.unbind());
        var made = new Tensor[given.Steps][];
        for (var t = 0; t < made.Length; t++)
        {
            using var step = NewDisposeScope();
            if (given.Reset is not null) state = state.Reset(given.Reset.select(0, t));
            (made[t], var next) = advance(state, Array.ConvertAll(inputs, input => input[t]), given.Modulation?.select(0, t));
            foreach (var activity in made[t]) activity.MoveToOuterDisposeScope();
            next.MoveToOuterDisposeScope();
            state.Use();
            state = next;
            if (!again && record > 0 && (first + t + 1) % record == 0) recorded.Add(state.Recorded());
        }

        return ([.. made[0].Select((_, k) => stack(Array.ConvertAll(made, step => step[k])))], state);
    }
}
