using Backpropamine.Benchmarks.Networks;
using Backpropamine.Benchmarks.Networks.ByHand;
using static TorchSharp.torch;

namespace Backpropamine.Benchmarks.Rows;

/// <summary>The network that a row runs, in each of its forms.</summary>
public sealed class Model
{
    private static readonly Reading _policy = new("policy", 4), _value = new("value", 1), _modulation = new("modulation", 1);

    private Model(string name, string words, string network, string pyTorch, Func<int, int, ScalarType, IGeneratedContender> generated, Func<int, int, ScalarType, IContender> byHand) =>
        (Name, Words, Network, PyTorch, Generated, ByHand) = (name, words, network, pyTorch, generated, byHand);

    /// <summary><see cref="RetroactiveNetwork"/>.</summary>
    public static Model Retroactive { get; } = new("retroactive", "retroactive", nameof(RetroactiveNetwork), RetroactiveNetwork.PyTorch,
        (inputs, n, dtype) => GeneratedContender.Of(new RetroactiveNetwork(inputs, n, dtype: dtype), output => [output.Policy, output.Value, output.Modulation]),
        (inputs, n, dtype) => new HandContender(new HandRecurrent(new RetroactiveCell(inputs, n, dtype), n, dtype, modulated: true)))
    {
        IsOneCell = true,
        Matrices = 9,
        Read = [_policy, _value, _modulation],
    };

    /// <summary><see cref="SimpleNetwork"/>.</summary>
    public static Model Simple { get; } = new("simple", "simple", nameof(SimpleNetwork), SimpleNetwork.PyTorch,
        (inputs, n, dtype) => GeneratedContender.Of(new SimpleNetwork(inputs, n, dtype: dtype), output => [output.Policy, output.Value, output.Modulation]),
        (inputs, n, dtype) => new HandContender(new HandRecurrent(new SimpleCell(inputs, n, dtype), n, dtype, modulated: true)))
    {
        IsOneCell = true,
        Read = [_policy, _value, _modulation],
    };

    /// <summary><see cref="UnmodulatedNetwork"/>.</summary>
    public static Model Plastic { get; } = new("plastic", "plastic", nameof(UnmodulatedNetwork), UnmodulatedNetwork.PyTorch,
        (inputs, n, dtype) => GeneratedContender.Of(new UnmodulatedNetwork(inputs, n, dtype: dtype), output => [output.Policy, output.Value]),
        (inputs, n, dtype) => new HandContender(new HandRecurrent(new PlasticCell(inputs, n, dtype), n, dtype, modulated: false)))
    {
        IsOneCell = true,
        Read = [_policy, _value],
    };

    /// <summary><see cref="CompletionNetwork"/>.</summary>
    public static Model Completion { get; } = new("completion", "decaying Hebb", nameof(CompletionNetwork), CompletionNetwork.PyTorch,
        (inputs, n, dtype) => GeneratedContender.Of(new CompletionNetwork(inputs, n, dtype: dtype), output => [output.Hidden], lastOnly: true),
        (_, n, dtype) => new HandContender(new HandCompletion(n, dtype), lastOnly: true))
    {
        IsOneCell = true,
        LastOnly = true,
        InputsAreNeurons = true,
        Read = [new("hidden", 0)],
    };

    /// <summary><see cref="TwoLayerNetwork"/>.</summary>
    public static Model TwoLayers { get; } = new("layers", "two layers", nameof(TwoLayerNetwork), TwoLayerNetwork.PyTorch,
        (inputs, n, dtype) => GeneratedContender.Of(new TwoLayerNetwork(inputs, n, n, dtype: dtype), output => [output.Policy, output.Value, output.LowerModulation, output.UpperModulation]),
        (inputs, n, dtype) => new HandContender(new HandTwoLayers(inputs, n, dtype)))
    {
        Layers = 2,
        Matrices = 18,
        Read = [_policy, _value, new("lower_modulation", 1), new("upper_modulation", 1)],
    };

    /// <summary><see cref="ThresholdNetwork"/>.</summary>
    public static Model Threshold { get; } = new("threshold", "state and sum", nameof(ThresholdNetwork), ThresholdNetwork.PyTorch,
        (inputs, n, dtype) => GeneratedContender.Of(new ThresholdNetwork(inputs, n, dtype: dtype), output => [output.Policy, output.Value]),
        (inputs, n, dtype) => new HandContender(new HandRecurrent(new ThresholdCell(inputs, n, dtype), n, dtype, modulated: false)))
    {
        Matrices = 9,
        Updates = ["joined", "halves"],
        Read = [_policy, _value],
    };

    /// <summary><see cref="DenseNetwork"/>.</summary>
    public static Model Dense { get; } = new("dense", "dense", nameof(DenseNetwork), DenseNetwork.PyTorch,
        (inputs, n, dtype) => GeneratedContender.Of(new DenseNetwork(inputs, n, n, dtype: dtype), output => [output.Policy, output.Value, output.Modulation]),
        (inputs, n, dtype) => new HandContender(new HandDense(inputs, n, dtype)))
    {
        Layers = 2,
        Matrices = 9,
        Read = [_policy, _value, _modulation],
    };

    /// <summary><see cref="DeltaNetwork"/>.</summary>
    public static Model Delta { get; } = new("delta", "DeltaNet", nameof(DeltaNetwork), DeltaNetwork.PyTorch,
        (inputs, n, dtype) => GeneratedContender.Of(new DeltaNetwork(inputs, n, n, n, n, dtype: dtype), output => [output.Answer]),
        (inputs, n, dtype) => new HandContender(new HandDelta(inputs, n, dtype)))
    {
        Layers = 4,
        InputsAreNeurons = true,
        Updates = ["chunks8", "chunks16", "chunks32"],
        Read = [new("answer", 4)],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Model> All { get; } = [Retroactive, Simple, Plastic, Completion, TwoLayers, Threshold, Dense, Delta];

    /// <summary>Its name between processes and in JSON.</summary>
    public string Name { get; }

    /// <summary>Its name for a reader.</summary>
    public string Words { get; }

    /// <summary>The generated class, and the emitted one.</summary>
    public string Network { get; }

    /// <summary>The emitted module's text.</summary>
    public string PyTorch { get; }

    /// <summary>Whether it is one fused cell; otherwise its connections are swept.</summary>
    public bool IsOneCell { get; private init; }

    /// <summary>Matrices a lane that eager code keeps of a step for the backward pass.</summary>
    public int Matrices { get; private init; } = 6;

    /// <summary>Layers whose size is N.</summary>
    internal int Layers { get; private init; } = 1;

    /// <summary>Whether an input has N numbers; otherwise it has 14.</summary>
    internal bool InputsAreNeurons { get; private init; }

    /// <summary>Whether the loss is the squared distance of the last step from a pattern.</summary>
    internal bool LastOnly { get; private init; }

    /// <summary>What the loss reads, in the order of its coefficients.</summary>
    internal IReadOnlyList<Reading> Read { get; private init; } = [];

    /// <summary>The ways in which PyTorch's best form is written (benchmarks/PyTorch/best.py).</summary>
    internal IReadOnlyList<string> Updates { get; private init; } = ["lerp", "outer", "joined", "halves"];

    /// <summary>Makes the generated network from the numbers in an input, N and the dtype.</summary>
    internal Func<int, int, ScalarType, IGeneratedContender> Generated { get; }

    /// <summary>Makes the one by hand.</summary>
    internal Func<int, int, ScalarType, IContender> ByHand { get; }

    /// <summary>The model of a name.</summary>
    internal static Model Named(string name) => All.Single(model => model.Name == name);

    /// <summary>For a reader.</summary>
    public override string ToString() => Name;
}
