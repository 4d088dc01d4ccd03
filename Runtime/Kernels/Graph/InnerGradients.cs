using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>
/// Gradients of a graph that a node computes inside its own backward pass. <c>autograd.grad</c> ends the process on any of Torch's errors, such
/// as one in a module of the author's; from a script the same function throws.
/// </summary>
internal static class InnerGradients
{
    private const string Script =
        """
        def gradients(roots: List[Tensor], leaves: List[Tensor], given: List[Tensor]) -> List[Tensor]:
            optional: List[Optional[Tensor]] = []
            for gradient in given:
                optional.append(gradient)
            found = torch.autograd.grad(roots, leaves, optional, retain_graph=True, allow_unused=True)
            made: List[Tensor] = []
            for gradient in found:
                made.append(torch.empty([0]) if gradient is None else gradient)
            return made

        """;

    private static readonly Lazy<jit.CompilationUnit> _script = new(() => jit.compile(Script));

    /// <summary>The gradients of the leaves; null where a leaf was not used. The graph is kept.</summary>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">Torch has met an error.</exception>
    public static Tensor?[] Of(IList<Tensor> roots, IList<Tensor> leaves, IList<Tensor> given)
    {
        var found = (Tensor[])_script.Value.invoke("gradients", roots.ToArray(), leaves.ToArray(), given.ToArray())!;
        return Array.ConvertAll(found, gradient => gradient.numel() == 0 ? null : gradient);
    }
}
