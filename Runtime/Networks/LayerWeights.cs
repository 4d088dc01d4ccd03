using System.Globalization;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Backpropamine;

/// <summary>
/// Copies weights of TorchSharp's own layers. PyTorch's weights are [out, in] and recurrent layers have two biases; so have cells of several paths. A
/// layer with one path keeps its recurrent and plastic weights as [pre, post] and has one bias.
/// </summary>
/// <param name="layer">The layer that gets them.</param>
/// <param name="source">Where they come from.</param>
/// <param name="index">Which of its layers, where it has several.</param>
internal sealed class LayerWeights(Layer layer, nn.Module source, int index)
{
    private static readonly string[] Slow = ["weight_ih", "weight_hh", "bias_ih", "bias_hh", "weight", "weight_io", "bias"];

    public void Copy()
    {
        using var scope = NewDisposeScope();
        using var mode = no_grad();

        // All are looked up before one is changed.
        var copies = Slow.Select(name => (Name: name, Target: layer.Find(name))).Where(one => one.Target is not null)
            .Select(one => (one.Target, Value: Fitting(one.Name, one.Target!, Value(one.Name, one.Target!)))).ToList();
        foreach (var (target, value) in copies) target!.copy_(value);
    }

    private Tensor Value(string name, Parameter target) => name switch
    {
        "weight_hh" when target.size(0) == target.size(1) => Read(name).t(),
        "weight_io" => Read("weight").t(),
        "bias" when Find("bias_ih") is { } given => given + Read("bias_hh"),
        _ => Read(name),
    };

    private Tensor Read(string name) => Find(name) ?? throw new NetworkArgumentException(
        $"{source.GetType().Name} has no {name} for layer {layer.Name}; it has {string.Join(", ", source.named_parameters().Select(pair => pair.name))}.");

    private Tensor? Find(string name) =>
        source.named_parameters().Where(pair => pair.name == name || pair.name == string.Create(CultureInfo.InvariantCulture, $"{name}_l{index}")).Select(pair => pair.parameter).FirstOrDefault();

    private Tensor Fitting(string name, Parameter target, Tensor value) => value.shape.AsSpan().SequenceEqual(target.shape) ? value : throw new NetworkArgumentException(
        $"{name} of {source.GetType().Name} gives {Guard.Text(value.shape)}, but layer {layer.Name} needs {Guard.Text(target.shape)}.");
}
