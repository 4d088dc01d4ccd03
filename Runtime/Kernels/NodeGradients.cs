using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>What a node of ours returns to autograd, whatever happens: an error must not cross the native frames between.</summary>
internal static class NodeGradients
{
    /// <summary>The gradients of a node's arguments: none for the first, which says what the node does.</summary>
    /// <param name="errors">Who keeps an error.</param>
    /// <param name="reads">How many tensors follow it.</param>
    /// <param name="given">The gradients of the node's results; they are freed.</param>
    /// <param name="backward">The gradients of those tensors, where there are any.</param>
    public static List<Tensor> Of(FusedErrors errors, int reads, List<Tensor> given, Func<Tensor?[]> backward)
    {
        var gradients = new Tensor?[reads + 1];
        try
        {
            if (is_grad_enabled())
            {
                throw new NotSupportedException("fused steps and checkpoints can be differentiated once; for create_graph set Execution = Execution.Reference and leave Checkpointing alone.");
            }

            using var scope = NewDisposeScope();
            var found = backward();
            for (var i = 0; i < found.Length; i++) gradients[i + 1] = found[i]?.DetachFromDisposeScope();
        }
        catch (Exception error)
        {
            errors.Keep(error);
        }

        if (errors.Failed) Array.Fill(gradients, BackwardCaller.TakesErrors() ? BackwardCaller.Refused() : null, 1, reads);
        foreach (var gradient in given) gradient?.Dispose();
        ReturnedGradients.Keep(gradients);
        return [.. gradients.Select(gradient => gradient!)];
    }
}
