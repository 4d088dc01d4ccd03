namespace Backpropamine.Kernels;

/// <summary>
/// What a sweep over connections reads and gives. Its equations call values by number: first what is read, then the terms, then
/// the results, or their gradients in the adjoint; there the gradients of what is read and of the terms follow.
/// </summary>
/// <param name="Layer">The layer whose connections they are.</param>
/// <param name="Reads">The tensors that are read.</param>
/// <param name="Terms">The axis of each term: pre, post, or none.</param>
/// <param name="Results">The axes of each result; what lacks pre or post is a sum.</param>
/// <param name="Passed">
/// Which matrices that are read are also given on, as they are, to what reads them later: their gradients come back as those of further results.
/// </param>
public sealed record SynapseLayout(string Layer, SynapseRead[] Reads, Axes[] Terms, Axes[] Results, int[] Passed)
{
    /// <summary>How many values there are forward.</summary>
    internal int Values => Reads.Length + Terms.Length + Results.Length;

    /// <summary>The first gradient of what is read.</summary>
    internal int FirstGradient => Values + Passed.Length;

    /// <summary>How many values there are in the adjoint.</summary>
    internal int AdjointValues => FirstGradient + Reads.Length + Terms.Length;

    /// <summary>The first result.</summary>
    internal int FirstResult => Reads.Length + Terms.Length;
}
