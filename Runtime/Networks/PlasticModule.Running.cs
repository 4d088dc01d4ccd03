using Backpropamine.Kernels;
using static TorchSharp.torch;

namespace Backpropamine;

/// <content>What generated code calls to run steps and sequences.</content>
public abstract partial class PlasticModule
{
    /// <summary>Bytes of matrices that a lane can read from the cache in every step: beyond, one product for all lanes is faster.</summary>
    private const long MostShared = 2 << 20;

    /// <summary>Runs a sequence in fused kernels, on the tape of the sequences before.</summary>
    /// <typeparam name="TKernel">The equations of its connections.</typeparam>
    /// <param name="layer">The layer that they connect.</param>
    /// <param name="input">What comes into the layer, <c>[T, B, N]</c>.</param>
    /// <param name="state">The state before; it is used up.</param>
    /// <param name="modulation">M where it is given.</param>
    /// <param name="reset">Where a lane starts anew.</param>
    protected FusedStep RunFused<TKernel>(Layer layer, Tensor input, NetworkState state, Tensor? modulation, Tensor? reset)
        where TKernel : struct, IPlasticKernel =>
        CellRunner<TKernel>.Run(new(this, layer, _errors, null), Terms(layer, state, input, modulation, true), state, [input], modulation, reset);

    /// <summary>Runs a sequence in one of several fused cells.</summary>
    /// <typeparam name="TKernel">The equations of its connections.</typeparam>
    /// <param name="layer">The layer that they connect.</param>
    /// <param name="input">What comes into the layer, <c>[T, B, N]</c>.</param>
    /// <param name="state">The state before; it stays as it is.</param>
    /// <param name="parts">The parts of the state that are the layer's.</param>
    /// <param name="made">Takes these parts of the state after.</param>
    /// <param name="modulation">M where it is given.</param>
    /// <param name="reset">Where a lane starts anew.</param>
    /// <returns>The layer's activities <c>[T, B, N]</c>, and its M <c>[T, B, 1]</c>, if it has one.</returns>
    protected (Tensor Activity, Tensor Modulation) RunCell<TKernel>(Layer layer, Tensor input, NetworkState state, int[] parts, Tensor[] made, Tensor? modulation, Tensor? reset)
        where TKernel : struct, IPlasticKernel
    {
        using var own = new CellState(state, parts);
        var step = RunFused<TKernel>(layer, input, own, modulation, reset);
        using var after = own.After(step.State);
        foreach (var (part, tensor) in parts.Zip(after.Parts)) made[part] = tensor.alias();
        return (step.Outputs[0], step.Outputs.ElementAtOrDefault(1)!);
    }

    /// <summary>Runs a sequence a step at a time.</summary>
    /// <typeparam name="TState">The generated state type.</typeparam>
    /// <param name="advance">One step: its activities and the state after it, of the state, the step's inputs and its M.</param>
    /// <param name="steps">T.</param>
    /// <param name="state">The state before; it is used up.</param>
    /// <param name="inputs">What the recurrence reads of inputs, each <c>[T, B, …]</c>.</param>
    /// <param name="modulation">M where it is given, <c>[T, B, 1]</c>.</param>
    /// <param name="reset">Where a lane starts anew, <c>[T, B]</c>.</param>
    /// <param name="record">After how many steps a copy of the state is kept; 0 for never.</param>
    /// <param name="recorded">Where it is kept.</param>
    /// <param name="sweeps">Whether the steps run in kernels: then there may be checkpoints unless <see cref="Checkpointing"/> says otherwise.</param>
    /// <returns>The activities of all steps, each <c>[T, B, …]</c>, and the state after the last.</returns>
    protected (Tensor[] Activities, TState State) RunSteps<TState>(
        Func<TState, Tensor[], Tensor?, (Tensor[] Activities, TState Next)> advance,
        long steps, TState state, Tensor[] inputs, Tensor? modulation, Tensor? reset, int record, List<TState> recorded, bool sweeps = false)
        where TState : NetworkState<TState> =>
        new StepSequence<TState>(this, _errors, new(advance, record, recorded))
            .Run(state, new(steps, inputs, modulation, reset), Checkpointing.Of(steps, state.Bytes, sweeps));

    /// <summary>
    /// Whether a sequence runs as a program of kernels: where kernels run, unless lanes that start anew draw numbers, or lanes would read large matrices one after the other.
    /// </summary>
    /// <param name="state">The state before.</param>
    /// <param name="reset">Where a lane starts anew.</param>
    /// <param name="products">Matrices that all lanes share.</param>
    protected bool RunsProgram(NetworkState state, Tensor? reset, params ReadOnlySpan<Tensor> products)
    {
        return RunsFused && (reset is null || !state.Layout.Any(part => part.Fixed is null)) && SuitsProgram(state.Batch, products);
    }

    /// <summary>Whether a program is faster than steps with one product for all lanes.</summary>
    internal static bool SuitsProgram(long lanes, ReadOnlySpan<Tensor> products)
    {
        var bytes = 0L;
        foreach (var matrix in products) bytes += matrix.numel() * matrix.element_size();
        return lanes == 1 || bytes <= MostShared;
    }

    /// <summary>Runs a sequence as a program of kernels, lane by lane.</summary>
    /// <typeparam name="TState">The generated state type.</typeparam>
    /// <param name="program">The program.</param>
    /// <param name="steps">T.</param>
    /// <param name="state">The state before; it is used up.</param>
    /// <param name="inputs">What the recurrence reads of inputs, each <c>[T, B, …]</c>.</param>
    /// <param name="shared">What is the same for all lanes.</param>
    /// <param name="modulation">M where it is given, <c>[T, B, 1]</c>.</param>
    /// <param name="reset">Where a lane starts anew, <c>[T, B]</c>.</param>
    /// <param name="record">After how many steps a copy of the state is kept; 0 for never.</param>
    /// <param name="recorded">Where it is kept.</param>
    /// <returns>The activities of all steps, each <c>[T, B, …]</c>, and the state after the last.</returns>
    protected (Tensor[] Activities, TState State) RunProgram<TState>(
        StepProgram program, long steps, TState state, Tensor[] inputs, Tensor[] shared, Tensor? modulation, Tensor? reset, int record, List<TState> recorded)
        where TState : NetworkState<TState>
    {
        var given = new StepInputs(steps, inputs, modulation, reset);
        if (record <= 0 || record >= steps) return Run(given, state);
        var activities = new List<Tensor[]>();
        for (var start = 0L; start < steps; start += record)
        {
            (var some, state) = Run(given.Part(start, Math.Min(record, steps - start)), state);
            activities.Add(some);
        }

        return ([.. activities[0].Select((_, i) => cat([.. activities.Select(some => some[i])]))], state);

        (Tensor[], TState) Run(StepInputs part, TState before)
        {
            var (made, after) = ProgramSequence.Run(program, part, shared, before, _errors, Checkpointing.Spacing);
            if (record > 0 && part.Steps == record) recorded.Add(after.Recorded());
            return (made, after);
        }
    }

    /// <summary>Sweeps once over a layer's connections, as one node of autograd's graph.</summary>
    /// <typeparam name="TKernel">The equations.</typeparam>
    /// <param name="model">A matrix per lane of those connections, for the sizes.</param>
    /// <param name="reads">What the equations read, in their order.</param>
    /// <exception cref="FusionException">A tensor does not fit.</exception>
    protected IReadOnlyList<Tensor> RunSweep<TKernel>(Tensor model, params Tensor[] reads)
        where TKernel : struct, ISynapseKernel =>
        SweepRunner<TKernel>.Run(new SynapseCall(TKernel.Layout, model, reads, _errors), reads);

    /// <summary>Runs a step in fused kernels, on the tape of the steps before.</summary>
    /// <typeparam name="TKernel">The equations of its connections.</typeparam>
    /// <param name="layer">The layer that they connect.</param>
    /// <param name="state">The state before; it is used up.</param>
    /// <param name="inputs">The network's inputs.</param>
    /// <param name="modulation">M where it is given.</param>
    /// <param name="project">From the network's inputs to the layer's, of one step or of many, and to whatever else is read later.</param>
    /// <param name="readOut">From inputs, projected values, activity and M to the network's output.</param>
    /// <param name="actsWithoutGradient">Whether either has a condition or an operation with a slope of its own, so that a parameter may act and get no gradient.</param>
    protected FusedStep StepFused<TKernel>(
        Layer layer, NetworkState state, Tensor[] inputs, Tensor? modulation, Func<Tensor[], Tensor[]> project,
        Func<Tensor[], Tensor[], Tensor, Tensor, NetworkOutput> readOut, bool actsWithoutGradient = false)
        where TKernel : struct, IPlasticKernel =>
        CellRunner<TKernel>.Run(
            new(this, layer, _errors, new(project, readOut, actsWithoutGradient)), Terms(layer, state, layer.First!, modulation, false), state, inputs, modulation, null);

    /// <summary>x·Wᵀ + b of what is around a fused cell: Torch's, but for single steps.</summary>
    /// <param name="x">Vectors.</param>
    /// <param name="weight">W.</param>
    /// <param name="bias">b, if there is one.</param>
    protected static Tensor MapLinearly(Tensor x, Tensor weight, Tensor? bias = null) => LinearMaps.Apply(x, weight, bias);

    private TapeTerms Terms(Layer layer, NetworkState state, Tensor input, Tensor? modulation, bool isCell)
    {
        Guard.Cell(this, layer, state.Batch, input.dtype);
        return new((int)state.Batch, layer.Size, ReadsHebb, WritesHebb, modulation is not null, false, Checkpointing.Spacing, input.dtype, isCell);
    }
}
