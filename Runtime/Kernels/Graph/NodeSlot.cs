using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Backpropamine.Kernels;

/// <summary>
/// Two functions that native code can call for a node. The library passes nothing by which one function could know its node, and making
/// functions is the dearest part of a node, so they go from nodes that have ended to new ones. There are as many as nodes have ever lived at once.
/// </summary>
internal sealed unsafe class NodeSlot
{
    private static readonly Lock _gate = new();
    private static readonly List<NodeSlot> _all = [];
    private static readonly Stack<NodeSlot> _free = new();

    private readonly BackwardFunction _backward;
    private readonly EndFunction _end;
    private Tensor? _alarm;
    private GraphNode? _node;

    private NodeSlot()
    {
        (_backward, _end) = (OnBackward, OnEnd);
        (Backward, End) = (Marshal.GetFunctionPointerForDelegate(_backward), Marshal.GetFunctionPointerForDelegate(_end));
    }

    private delegate Handles BackwardFunction(nint* gradients, int count);

    private delegate void EndFunction();

    /// <summary>Called with the gradients of the node's results.</summary>
    public nint Backward { get; }

    /// <summary>Called when nothing needs the node any more.</summary>
    public nint End { get; }

    /// <summary>The node's alarm. Making one takes longer than a node should, so it goes from node to node as well.</summary>
    public Tensor Alarm => _alarm ??= Kernels.Alarm.New();

    /// <summary>A slot for a node, which keeps the node until its end.</summary>
    public static NodeSlot Of(GraphNode node)
    {
        lock (_gate)
        {
            if (!_free.TryPop(out var slot)) _all.Add(slot = new NodeSlot());
            slot._node = node;
            return slot;
        }
    }

    private Handles OnBackward(nint* gradients, int count) => _node!.RunBackward(new ReadOnlySpan<nint>(gradients, count));

    private void OnEnd()
    {
        var node = _node!;
        _node = null;
        node.OnEnd();
        lock (_gate) _free.Push(this);
    }
}
