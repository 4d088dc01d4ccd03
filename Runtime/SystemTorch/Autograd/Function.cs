namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        public abstract class Function<T> where T : Function<T>, new()
        {
            internal static T Instance { get; } = new();

            private static Func<AutogradContext, List<Tensor>, List<Tensor>> Backward { get; } = Instance.BackwardOf;

            public abstract string Name { get; }

            public static List<Tensor> apply_internal(params object[] vars)
            {
                var node = new Node(Instance.Name, vars, Backward);
                try
                {
                    List<Tensor> outputs;
                    using (no_grad()) outputs = Instance.ForwardOf(node.Context, vars);
                    return node.Wrap(outputs);
                }
                finally
                {
                    node.Detach();
                }
            }

            private protected abstract List<Tensor> ForwardOf(AutogradContext ctx, object[] vars);

            private protected abstract List<Tensor> BackwardOf(AutogradContext ctx, List<Tensor> grad_outputs);
        }

        public abstract class SingleTensorFunction<T> : Function<T> where T : SingleTensorFunction<T>, new()
        {
            public static Tensor apply(params object[] vars) => apply_internal(vars)[0];

            public abstract Tensor forward(AutogradContext ctx, params object[] vars);

            public abstract List<Tensor> backward(AutogradContext ctx, Tensor grad_output);

            private protected sealed override List<Tensor> ForwardOf(AutogradContext ctx, object[] vars) => [forward(ctx, vars)];

            private protected sealed override List<Tensor> BackwardOf(AutogradContext ctx, List<Tensor> grad_outputs) => backward(ctx, grad_outputs[0]);
        }

        public abstract class MultiTensorFunction<T> : Function<T> where T : MultiTensorFunction<T>, new()
        {
            public static List<Tensor> apply(params object[] vars) => apply_internal(vars);

            public abstract List<Tensor> forward(AutogradContext ctx, params object[] vars);

            public abstract List<Tensor> backward(AutogradContext ctx, List<Tensor> grad_outputs);

            private protected sealed override List<Tensor> ForwardOf(AutogradContext ctx, object[] vars) => forward(ctx, vars);

            private protected sealed override List<Tensor> BackwardOf(AutogradContext ctx, List<Tensor> grad_outputs) => backward(ctx, grad_outputs);
        }
    }
}
