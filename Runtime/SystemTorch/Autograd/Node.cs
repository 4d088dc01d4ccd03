using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    public static unsafe partial class autograd
    {
        /// <summary>
        /// The managed side of a graph node. LibTorch owns it: the native node holds a strong handle to this object
        /// and releases it when the graph dies.
        /// </summary>
        internal sealed class Node
        {
            private readonly Func<AutogradContext, List<Tensor>, List<Tensor>> backward;
            private readonly string name;
            private readonly bool[] isTensor;
            private readonly Tensor[] inputs;
            private readonly bool executable;
            private nint shared;
            private Tensor?[] likeOutputs = [];

            public Node(string name, object?[] arguments, Func<AutogradContext, List<Tensor>, List<Tensor>> backward)
            {
                this.name = name;
                this.backward = backward;
                isTensor = new bool[arguments.Length];
                var count = 0;
                for (var i = 0; i < arguments.Length; i++)
                    if (isTensor[i] = arguments[i] is Tensor { IsInvalid: false }) count++;
                inputs = new Tensor[count];
                for (int i = 0, next = 0; i < arguments.Length; i++)
                    if (isTensor[i]) inputs[next++] = (Tensor)arguments[i]!;

                executable = AutoGradMode.IsEnabled && Array.Exists(inputs, static input => input.requires_grad);
                fixed (nint* list = Handles.Of(inputs))
                    shared = Native.st_node_new(GCHandle.ToIntPtr(GCHandle.Alloc(this)), &Backward, &Release, list, inputs.Length, executable ? 1 : 0);
                if (shared == 0) Native.Throw();
                Context.Node = Native.st_node_address(shared);
            }

            public AutogradContext Context { get; } = new();

            /// <summary>Makes the outputs part of the graph and gives the node up to it.</summary>
            public List<Tensor> Wrap(List<Tensor> outputs)
            {
                nint[] ins = Handles.Of(inputs), fixedOnes = Handles.Of(Context.NonDifferentiable), dirty = Handles.Of(Context.Dirty), outs = Handles.OrNone(outputs);
                var results = new nint[outs.Length];
                fixed (nint* i = ins, n = fixedOnes, d = dirty, o = outs, r = results)
                    Native.Check(Native.st_node_wrap(shared, i, ins.Length, n, fixedOnes.Length, d, dirty.Length, o, outs.Length, executable ? 1 : 0, r));
                GC.KeepAlive(outputs);
                var wrapped = new List<Tensor>(results.Length);
                foreach (var handle in results) wrapped.Add(new Tensor(handle));
                if (executable)
                {
                    // What a gradient of zeros would look like, which only a node that asks for such gradients needs.
                    if (Context.MaterializeGrads) likeOutputs = wrapped.Select(output => output.IsInvalid ? null : empty_like(output).DetachFromDisposeScope()).ToArray();
                    Context.SaveVariables();
                }

                Array.Clear(inputs);
                return wrapped;
            }

            /// <summary>Drops this side's share of the native node; the graph keeps its own.</summary>
            public void Detach()
            {
                var released = Interlocked.Exchange(ref shared, 0);
                if (released != 0) Native.st_node_free(released);
            }

            [UnmanagedCallersOnly]
            private static void Backward(nint state, nint* grads, int gradCount, nint* results, int resultCount)
            {
                var node = (Node)GCHandle.FromIntPtr(state).Target!;
                lock (node) node.Apply(new Span<nint>(grads, gradCount), new Span<nint>(results, resultCount));
            }

            [UnmanagedCallersOnly]
            private static void Release(nint state)
            {
                var handle = GCHandle.FromIntPtr(state);
                var node = (Node)handle.Target!;
                handle.Free();
                node.Context.Dispose();
                node.Context.Node = 0;
                foreach (var output in node.likeOutputs) output?.Dispose();
            }

            private void Apply(ReadOnlySpan<nint> grads, Span<nint> results)
            {
                var given = new List<Tensor>(grads.Length);
                for (var i = 0; i < grads.Length; i++)
                    given.Add(grads[i] == 0 && i < likeOutputs.Length && likeOutputs[i] is { } output ? zeros_like(output) : new Tensor(grads[i]));

                var returned = backward(Context, given);
                if (returned.Count > isTensor.Length && returned.Skip(isTensor.Length).All(gradient => gradient is null || gradient.IsInvalid))
                    returned = returned.GetRange(0, isTensor.Length);
                if (returned.Count != isTensor.Length)
                    throw new NotImplementedException($"Function {name} returned an incorrect number of gradients (expected {isTensor.Length}), got {returned.Count}");
                for (int i = 0, next = 0; i < isTensor.Length; i++)
                {
                    var defined = returned[i] is { IsInvalid: false };
                    if (isTensor[i]) results[next++] = defined ? Native.st_tensor_copy(returned[i].Handle) : 0;
                    else if (defined)
                        throw new NotImplementedException($"Function {name} returned a gradient different that is defined at position {i + 1}, but the corresponding forward input was not a Tensor");
                }

                GC.KeepAlive(returned);
            }
        }
    }
}
