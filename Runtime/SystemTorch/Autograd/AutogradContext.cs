namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        public class AutogradContext : IDisposable
        {
            private static readonly List<Tensor> None = [];
            private readonly List<SavedVariable> saved = [];
            private Dictionary<string, object?>? data;
            private List<Tensor> toSave = None;

            internal AutogradContext()
            {
            }

            public bool MaterializeGrads { get; private set; } = true;

            internal nint Node { get; set; }
            internal List<Tensor> Dirty { get; private set; } = None;
            internal List<Tensor> NonDifferentiable { get; private set; } = None;

            public void save_for_backward(List<Tensor> tensors) => toSave = tensors;

            public void save_data(string key, object value)
            {
                if (value is Tensor)
                    Console.WriteLine("Attempted to save a tensor object in the data object. Please store tensors by calling `save_for_backward()`");
                (data ??= [])[key] = value;
            }

            public object? get_data(string key) => data?.GetValueOrDefault(key);

            public void mark_dirty(List<Tensor> tensors) => Dirty = [.. tensors];

            public void mark_non_differentiable(List<Tensor> tensors) => NonDifferentiable = [.. tensors];

            public void set_materialize_grads(bool value) => MaterializeGrads = value;

            public List<Tensor> get_saved_variables()
            {
                lock (saved) return saved.ConvertAll(variable => variable.Unpack(Node)!);
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Hands the tensors over to LibTorch once the outputs belong to the graph.</summary>
            internal void SaveVariables()
            {
                lock (saved)
                {
                    saved.Clear();
                    foreach (var tensor in toSave) saved.Add(new SavedVariable(tensor, Node));
                }
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                lock (saved)
                {
                    foreach (var variable in saved) variable.Dispose();
                    saved.Clear();
                }
            }
        }
    }
}
