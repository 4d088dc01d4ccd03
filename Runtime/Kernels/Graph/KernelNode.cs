using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>A node that computes its gradients from what it has saved, once.</summary>
/// <param name="errors">Who keeps an error of the backward pass.</param>
internal abstract class KernelNode(FusedErrors errors) : GraphNode
{
    /// <summary>The gradients of the inputs, those that there are.</summary>
    /// <param name="saved">What was saved.</param>
    /// <param name="given">The gradients of the results; null where there is none.</param>
    protected abstract Tensor?[] Gradients(Tensor[] saved, ReadOnlySpan<Tensor?> given);

    protected override void Backward(ReadOnlySpan<Tensor?> given, Span<Tensor?> gradients)
    {
        if (is_grad_enabled())
        {
            throw new NotSupportedException("fused steps and checkpoints can be differentiated once; for create_graph set Execution = Execution.Reference and leave Checkpointing alone.");
        }

        using var scope = NewDisposeScope();
        var met = FusedErrors.Met;
        var found = Gradients(Saved(), given);
        for (var i = 0; i < found.Length; i++) gradients[i] = found[i]?.DetachFromDisposeScope();
        if (FusedErrors.Met > met) Refuse(gradients);
    }

    protected override void Fail(Exception error, Span<Tensor?> gradients)
    {
        errors.Keep(error);
        Refuse(gradients);
    }

    /// <summary>A gradient of an input that is no number; null where none is wanted.</summary>
    protected abstract Tensor? NotNumbers(int input);

    /// <summary>Gradients that are no numbers, since a missing one would end the process in <c>autograd.grad</c>; <c>backward()</c> throws.</summary>
    private void Refuse(Span<Tensor?> gradients)
    {
        Raise();
        for (var i = 0; i < gradients.Length; i++)
        {
            gradients[i]?.Dispose();
            gradients[i] = NotNumbers(i)?.DetachFromDisposeScope();
        }
    }
}
