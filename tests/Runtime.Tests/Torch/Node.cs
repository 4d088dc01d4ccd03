using Backpropamine.Kernels;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Torch;

/// <summary>A node in autograd's graph that does what a test says.</summary>
/// <param name="backward">The gradients of its inputs.</param>
internal sealed class Node(Node.Gradients backward) : GraphNode
{
    private static readonly TorchSharp.Scalar Two = 2;

    /// <summary>The gradients of a node's inputs.</summary>
    /// <param name="saved">Reads what was saved.</param>
    /// <param name="given">The gradients of its results; null where there is none.</param>
    public delegate Tensor?[] Gradients(Func<Tensor[]> saved, Tensor?[] given);

    /// <summary>What the backward pass has thrown.</summary>
    public Exception? Error { get; private set; }

    /// <summary>The identity.</summary>
    /// <param name="x">What it takes.</param>
    /// <param name="backward">Its gradient, in place of the true one.</param>
    public static Tensor Identity(Tensor x, Gradients? backward = null) =>
        new Node(backward ?? ((_, given) => [given[0]!.clone()])).Make([x], inputs => ([inputs[0].clone()], []))[0];

    /// <summary>x².</summary>
    public static Tensor Square(Tensor x, Gradients? backward = null) =>
        new Node(backward ?? ((saved, given) => [saved()[0].mul(given[0]!).mul(Two)])).Make([x], inputs => ([inputs[0].mul(inputs[0])], inputs))[0];

    /// <summary>Makes the node part of the graph.</summary>
    /// <param name="inputs">What it takes.</param>
    /// <param name="forward">What it makes of that, and what it saves.</param>
    public Tensor[] Make(Tensor[] inputs, Func<Tensor[], (Tensor[] Made, Tensor[] Saved)> forward)
    {
        using var mode = no_grad();
        var (made, saved) = forward(inputs);
        return Join(inputs, made, saved);
    }

    protected override void Backward(ReadOnlySpan<Tensor?> given, Span<Tensor?> gradients) => backward(Saved, given.ToArray()).CopyTo(gradients);

    protected override void Fail(Exception error, Span<Tensor?> gradients) => Error = error;
}
