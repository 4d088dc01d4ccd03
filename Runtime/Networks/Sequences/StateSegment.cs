using Backpropamine.Kernels;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>A segment of a network's steps. It reads what the steps are given, the parts of the state before them, and the parameters.</summary>
/// <typeparam name="TState">The generated state type.</typeparam>
/// <param name="network">The network.</param>
/// <param name="errors">Whom to tell of an error in the backward pass.</param>
/// <param name="loop">The recurrence.</param>
/// <param name="first">The number of the first step.</param>
/// <param name="given">What the steps are given.</param>
/// <param name="before">The state before.</param>
internal sealed class StateSegment<TState>(PlasticModule network, FusedErrors errors, StepLoop<TState> loop, long first, StepInputs given, TState before)
    : Segment(network, errors)
    where TState : NetworkState<TState>
{
    private readonly Tensor[] _parameters = [.. network.parameters()];
    private readonly int _inputs = given.Tensors.Length;
    private readonly int _parts = before.Parts.Length;

    protected override int Parameters => _parameters.Length;

    /// <summary>Makes the steps. The state before is used up.</summary>
    public (Tensor[] Activities, TState State) Run()
    {
        var made = Run([.. given.Tensors, .. before.Parts, .. _parameters]);
        before.Use();
        var activities = made.Count - _parts;
        return ([.. made.Take(activities)], before.Of([.. made.Skip(activities)]));
    }

    public override List<Tensor> Make(Tensor[] reads, bool again)
    {
        var state = before.Of(Array.ConvertAll(reads[_inputs..(_inputs + _parts)], part => part.alias()));
        var (activities, next) = loop.Run(state, first, given.With(reads), again);
        return [.. activities, .. next.Parts];
    }
}
