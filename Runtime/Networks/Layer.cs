using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace Backpropamine;

/// <summary>
/// A layer of a generated network: a child module that holds the layer's trained parameters under PyTorch-style names.
/// It has no tensor fields, so <c>.to()</c> may replace the parameters at any time.
/// </summary>
public sealed class Layer : nn.Module
{
    private string? _first;
    private HalfMarks? _marks;

    /// <summary>Makes a layer without parameters; generated constructors add them.</summary>
    /// <param name="name">The property that declares it.</param>
    /// <param name="size">Number of neurons N.</param>
    /// <exception cref="NetworkArgumentException">The size is not positive.</exception>
    public Layer(string name, int size) : base(name)
    {
        Name = name;
        Size = Guard.Size(size, name);
    }

    /// <summary>The property that declares the layer.</summary>
    public string Name { get; }

    /// <summary>Number of neurons N.</summary>
    public int Size { get; }

    /// <summary>One of the parameters, whose dtype and device are those of all; null if there are none.</summary>
    internal Parameter? First => _first is null ? null : get_parameter(_first);

    /// <summary>The parameter of that name, or null.</summary>
    internal Parameter? Find(string parameter) => get_parameter(parameter);

    /// <summary>The parameter of that name, such as <c>weight_hh</c>.</summary>
    /// <param name="parameter">A name out of <c>named_parameters()</c>.</param>
    /// <exception cref="NetworkArgumentException">The layer has no such parameter.</exception>
    public Parameter this[string parameter] => get_parameter(parameter) ?? throw new NetworkArgumentException(
        $"Layer {Name} has no parameter '{parameter}'; it has {string.Join(", ", named_parameters().Select(p => p.name))}.");

    /// <summary>
    /// Copies the slow weights and biases of a layer of TorchSharp's own: of an LSTM or LSTMCell where the cell is <see cref="Lstm"/>, of a GRU or GRUCell where it
    /// is <see cref="Gru"/>, of an RNN or RNNCell for a recurrent layer without a cell, of a Linear for a dense layer or a read-out. What such a layer
    /// does not have, such as alpha, stays as it is.
    /// </summary>
    /// <param name="source">Where the weights come from.</param>
    /// <param name="index">Which of its layers, where it has several.</param>
    /// <exception cref="NetworkArgumentException">A weight is missing, or has another shape; then nothing is changed.</exception>
    public void CopyFrom(nn.Module source, int index = 0) => new LayerWeights(this, source, index).Copy();

    /// <summary>Registers a trained parameter with its initial values. Called by generated constructors.</summary>
    /// <param name="parameter">Its name.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="initial">How it starts.</param>
    /// <param name="scale">The scale of <paramref name="initial"/>; for <see cref="Initial.FanIn"/>, the fan-in.</param>
    /// <param name="dtype">Its element type.</param>
    /// <returns>This layer.</returns>
    public Layer With(string parameter, long[] shape, Initial initial, double scale, ScalarType dtype)
    {
        using var scope = NewDisposeScope();
        var values = empty(shape, dtype);
        Draws.Fill(values, initial, scale);
        var trained = new Parameter(values);
        trained.DetachFromDisposeScope();
        register_parameter(parameter, trained);
        _first ??= parameter;
        return this;
    }

    /// <summary>Marks half of some neurons, 1 for these and 0 for the others. Called by generated constructors.</summary>
    /// <param name="neurons">How many neurons there are.</param>
    /// <param name="half">Which half.</param>
    /// <param name="dtype">The element type.</param>
    /// <returns>This layer.</returns>
    public Layer WithHalf(long neurons, ModulatedPart half, ScalarType dtype)
    {
        _marks = new HalfMarks(neurons, half, dtype);
        return this;
    }

    /// <summary>The marks of <see cref="WithHalf"/>, <c>[N]</c>. Called by generated code.</summary>
    public Tensor Marks() => _marks!.Like(First);
}
