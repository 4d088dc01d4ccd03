using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

public class Sequential : nn.Module<Tensor, Tensor>
{
    private const string NativeName = "torch::nn::SequentialImpl";
    private readonly List<(string name, nn.IModule<Tensor, Tensor> module)> modules = [];

    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : base(NativeName)
    {
        foreach (var (name, module) in modules) append(name, module);
    }

    protected Sequential(params nn.Module<Tensor, Tensor>[] modules) : base(NativeName)
    {
        foreach (var module in modules) append(module);
    }

    public int Count => modules.Count;

    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => modules[index].module;

    public Sequential append(torch.nn.IModule<Tensor, Tensor> module) => append(modules.Count.ToString(CultureInfo.InvariantCulture), module);

    public Sequential append(string name, torch.nn.IModule<Tensor, Tensor> module)
    {
        modules.Add((name, module));
        return this;
    }

    public override Tensor forward(Tensor tensor)
    {
        if (modules.Count == 0) return tensor.alias();
        var result = modules[0].module.call(tensor);
        foreach (var (_, module) in modules.Skip(1))
        {
            var next = module.call(result);
            result.Dispose();
            result = next;
        }

        return result;
    }

    public override IEnumerable<(string name, nn.Module module)> named_children() => modules.Select(entry => (entry.name, (nn.Module)entry.module));

    public override IEnumerable<(string name, nn.Module module)> named_modules() =>
        named_children().Concat(named_children().SelectMany(child => child.module.named_modules().Select(inner => ($"{child.name}.{inner.name}", inner.module))));

    public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) => !recurse
        ? []
        : named_children().SelectMany(child => child.module.named_parameters(true).Select(inner => (name: $"{child.name}.{inner.name}", inner.parameter)))
            .DistinctBy(inner => inner.parameter, ReferenceEqualityComparer.Instance);

    public override IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_persistent = true) => !recurse
        ? []
        : named_children().SelectMany(child => child.module.named_buffers(true, include_persistent).Select(inner => (name: $"{child.name}.{inner.name}", inner.buffer)))
            .DistinctBy(inner => inner.buffer, ReferenceEqualityComparer.Instance);

    public override nn.Module apply(Action<nn.Module> fn)
    {
        foreach (var (_, module) in named_children()) module.apply(fn);
        fn(this);
        return this;
    }

    public override void train(bool on = true)
    {
        foreach (var (_, module) in named_children()) module.train(on);
    }

    public override void eval() => train(false);

    protected internal override nn.Module _to(ScalarType dtype, bool non_blocking)
    {
        foreach (var (_, module) in named_children()) module._to(dtype, non_blocking);
        return this;
    }

    protected internal override nn.Module _to(Device device, ScalarType dtype, bool non_blocking)
    {
        foreach (var (_, module) in named_children()) module._to(device, dtype, non_blocking);
        return this;
    }

    protected internal override nn.Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
    {
        foreach (var (_, module) in named_children()) module._to(deviceType, deviceIndex, non_blocking);
        return this;
    }

    internal static Sequential Of(IEnumerable<(string, nn.Module<Tensor, Tensor>)> modules) => new(modules.ToArray());

    internal static Sequential Of(IEnumerable<nn.Module<Tensor, Tensor>> modules) => new(modules.ToArray());
}
