using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>
/// Lets <c>backward()</c> throw after an error of ours. A node cannot throw it itself: <c>autograd.grad</c> would end the process, and a node cannot know
/// which of the two runs. But only <c>backward()</c> adds gradients up in leaves. So a node takes a leaf of its own besides, in which another gradient lies
/// already, of a shape to which nothing can be added. Torch comes there first of all that the node has given gradients.
/// </summary>
internal static class Alarm
{
    /// <summary>A gradient that raises the alarm.</summary>
    public static Tensor Raised { get; } = zeros([2]).DetachFromDisposeScope();

    /// <summary>A leaf to which no gradient can be added.</summary>
    public static Tensor New()
    {
        using var other = zeros([3]);
        var leaf = zeros([2], requires_grad: true).DetachFromDisposeScope();
        leaf.grad = other;
        return leaf;
    }
}
