using Backpropamine.Kernels;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>A sequence that runs a step at a time, in segments between checkpoints.</summary>
/// <typeparam name="TState">The generated state type.</typeparam>
/// <param name="network">The network.</param>
/// <param name="errors">Whom to tell of an error in a backward pass.</param>
/// <param name="loop">The recurrence.</param>
internal sealed class StepSequence<TState>(PlasticModule network, FusedErrors errors, StepLoop<TState> loop)
    where TState : NetworkState<TState>
{
    /// <summary>Makes all steps.</summary>
    /// <param name="state">The state before; it is used up.</param>
    /// <param name="given">What the steps are given.</param>
    /// <param name="spacing">Steps of a segment. Where a lane that starts anew draws numbers there is only one, since they could not be drawn again.</param>
    public (Tensor[] Activities, TState State) Run(TState state, StepInputs given, int spacing)
    {
        var isWhole = spacing == 1 || spacing >= given.Steps || !is_grad_enabled() || (given.Reset is not null && state.StartsAtRandom);
        if (isWhole) return loop.Run(state, 0, given);
        var segments = new List<Tensor[]>();
        for (long start = 0; start < given.Steps; start += spacing)
        {
            var part = given.Part(start, Math.Min(spacing, given.Steps - start));
            (var activities, state) = new StateSegment<TState>(network, errors, loop, start, part, state).Run();
            segments.Add(activities);
        }

        return ([.. segments[0].Select((_, k) => cat([.. segments.Select(segment => segment[k])]))], state);
    }
}
