using Backpropamine.Kernels;
using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>
/// Some steps of a sequence as one node of autograd's graph: it keeps what they are given and the state before them, and the backward pass
/// makes the steps again.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="errors">Whom to tell of an error in the backward pass.</param>
internal abstract class Segment(PlasticModule network, FusedErrors errors) : KernelNode(errors)
{
    private readonly (Plasticity, Execution) _switches = network.Switches;
    private (long[] Shape, ScalarType Type, Device Device)?[] _wanted = [];

    /// <summary>How many of them are parameters; they come last.</summary>
    protected abstract int Parameters { get; }

    /// <summary>Activities and the parts of the state after the steps.</summary>
    /// <param name="reads">What the node reads.</param>
    /// <param name="again">Whether the steps have been made before.</param>
    public abstract List<Tensor> Make(Tensor[] reads, bool again);

    /// <summary>Makes the steps, as this node where there will be a backward pass.</summary>
    protected IReadOnlyList<Tensor> Run(Tensor[] reads)
    {
        List<Tensor> made;
        using (no_grad()) made = Make(reads, false);
        if (!is_grad_enabled() || !Array.Exists(reads, read => read.requires_grad)) return made;
        _wanted = Array.ConvertAll(reads, read => read.requires_grad ? (read.shape, read.dtype, read.device) : ((long[], ScalarType, Device)?)null);
        var results = Join(reads, [.. made], reads, hasAlarm: true);
        foreach (var tensor in made) tensor.Dispose();
        return results;
    }

    protected override Tensor?[] Gradients(Tensor[] saved, ReadOnlySpan<Tensor?> given)
    {
        var leaves = saved.Select((read, i) => i < saved.Length - Parameters ? read.detach().requires_grad_(read.requires_grad) : read).ToArray();
        var (roots, gradients) = (new List<Tensor>(), new List<Tensor>());
        var made = MakeAgain(leaves);
        for (var i = 0; i < made.Count; i++)
        {
            if (given[i] is not { } gradient || !made[i].requires_grad) continue;
            roots.Add(made[i]);
            gradients.Add(gradient);
        }

        var found = new Tensor?[saved.Length];
        int[] wanted = [.. Enumerable.Range(0, leaves.Length).Where(i => leaves[i].requires_grad)];
        if (roots.Count == 0 || wanted.Length == 0) return found;
        var all = InnerGradients.Of(roots, [.. wanted.Select(i => leaves[i])], gradients);
        for (var i = 0; i < wanted.Length; i++) found[wanted[i]] = all[i];
        return found;
    }

    protected override Tensor? NotNumbers(int input) =>
        _wanted[input] is { } wanted ? full(wanted.Shape, double.NaN, wanted.Type, wanted.Device) : null;

    /// <summary>The steps as they were made first, whatever the network's switches are now.</summary>
    private List<Tensor> MakeAgain(Tensor[] leaves)
    {
        using var mode = enable_grad();
        return network.MakeAgain(_switches, () => Make(leaves, true));
    }
}
