using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>
/// What a rollout by single steps keeps for its backward pass. Where no step's input wants a gradient, backward only collects what
/// comes in at each step, and the root runs the whole adjoint, as it would for a sequence.
/// </summary>
internal abstract class Tape
{
    /// <summary>How many steps there are.</summary>
    public abstract int Steps { get; }

    /// <summary>Element type.</summary>
    public abstract ScalarType Type { get; }

    /// <summary>How many parts the state has.</summary>
    public abstract int Parts { get; }

    /// <summary>Whether there may be a backward pass.</summary>
    public abstract bool Records { get; }

    /// <summary>Whether a step of a cell under these terms can follow: not one of another network.</summary>
    public abstract bool Continues(TapeSite site, TapeTerms terms);

    /// <summary>The next step.</summary>
    public abstract FusedStep Step(FusedState head, Tensor[] inputs, Tensor? modulation);

    /// <summary>The next steps at once; <paramref name="starts"/> tells where lanes start anew.</summary>
    public abstract FusedStep Sequence(FusedState head, Tensor input, Tensor? modulation, Tensor? starts);

    /// <summary>Lets lanes start anew before the next step.</summary>
    public abstract void Clear(bool[] lanes);

    /// <summary>A copy of a part of the state.</summary>
    public abstract Tensor Part(int part);

    /// <summary>Where a step begins a chunk: makes the memory for it, which the step's node owns.</summary>
    public abstract Tensor[] BeginStep(TapeNode node, Tensor slab);

    /// <summary>Computes a step: the tensors of its output.</summary>
    public abstract List<Tensor> Advance(Tensor[] inputs, Tensor? modulation, bool[]? anew);

    /// <summary>Computes a sequence: the cell's activities and, if there is one, M; and what else is kept for the backward pass.</summary>
    public abstract List<Tensor> Advance(TapeNode node, Tensor slab, Tensor input, Tensor? modulation, Tensor? starts, List<Tensor> kept);

    /// <summary>Begins a backward pass at its last node.</summary>
    public abstract TapePass BeginPass(int end);

    /// <summary>The pass that comes through a token; null if it could not begin.</summary>
    public abstract TapePass? PassOf(Tensor mark);

    /// <summary>Ends a pass at the root.</summary>
    public abstract void EndPass(TapePass pass);

    /// <summary>Keeps an error of a backward pass.</summary>
    public abstract void Keep(Exception error);
}
