using Backpropamine.Kernels;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>
/// Some steps of a sequence as one node of autograd's graph: it keeps what they are given and the state before them, and the backward pass
/// makes the steps again.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="errors">Whom to tell of an error in the backward pass.</param>
internal abstract class Segment(PlasticModule network, FusedErrors errors)
{
    private readonly (Plasticity Plasticity, Execution Execution) _switches = (network.Plasticity, network.Execution);

    /// <summary>Whom to tell of an error in the backward pass.</summary>
    public FusedErrors Errors => errors;

    /// <summary>How many tensors the node reads.</summary>
    public abstract int Reads { get; }

    /// <summary>How many of them are parameters; they come last.</summary>
    protected abstract int Parameters { get; }

    /// <summary>Activities and the parts of the state after the steps.</summary>
    /// <param name="reads">What the node reads.</param>
    /// <param name="again">Whether the steps have been made before.</param>
    public abstract List<Tensor> Make(Tensor[] reads, bool again);

    /// <summary>The gradients of what the node has read.</summary>
    /// <param name="reads">It.</param>
    /// <param name="given">The gradients of what was made, where there are any.</param>
    public Tensor?[] Backward(List<Tensor> reads, List<Tensor> given)
    {
        var leaves = reads.Select((read, i) => i < reads.Count - Parameters ? read.detach().requires_grad_(read.requires_grad) : read).ToArray();
        var (roots, gradients) = (new List<Tensor>(), new List<Tensor>());
        foreach (var (made, gradient) in MakeAgain(leaves).Zip(given))
        {
            if (gradient is not { IsInvalid: false } || !made.requires_grad) continue;
            roots.Add(made);
            gradients.Add(gradient);
        }

        var found = new Tensor?[reads.Count];
        int[] wanted = [.. Enumerable.Range(0, leaves.Length).Where(i => leaves[i].requires_grad)];
        if (roots.Count == 0 || wanted.Length == 0) return found;
        var all = autograd.grad(roots, [.. wanted.Select(i => leaves[i])], gradients, allow_unused: true);
        for (var i = 0; i < wanted.Length; i++) found[wanted[i]] = all[i].IsInvalid ? null : all[i];
        return found;
    }

    /// <summary>The steps as they were made first, whatever the network's switches are now.</summary>
    private List<Tensor> MakeAgain(Tensor[] leaves)
    {
        using var mode = enable_grad();
        var now = (network.Plasticity, network.Execution);
        (network.Plasticity, network.Execution) = _switches;
        try
        {
            return Make(leaves, true);
        }
        finally
        {
            (network.Plasticity, network.Execution) = now;
        }
    }
}
