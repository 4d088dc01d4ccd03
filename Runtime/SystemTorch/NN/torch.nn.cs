using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public enum Reduction : long
        {
            None = 0,
            Mean = 1,
            Sum = 2,
        }

        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null) =>
            new(inputSize, outputSize, hasBias, device, dtype);

        public static ReLU ReLU(bool inplace = false) => new(inplace);

        public static Tanh Tanh() => new();

        public static Sigmoid Sigmoid() => new();

        public static Identity Identity() => new();

        public static Sequential Sequential() => Modules.Sequential.Of(Enumerable.Empty<Module<Tensor, Tensor>>());

        public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => Modules.Sequential.Of(modules);

        public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => Modules.Sequential.Of(modules);

        public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => Modules.Sequential.Of(modules);

        public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) => Modules.Sequential.Of(modules);
    }
}
