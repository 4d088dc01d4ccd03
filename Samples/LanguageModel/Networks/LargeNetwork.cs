using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>
/// The large model (Merity et al. 2018, without the dropout of weights): an embedding, three recurrent layers, each a generated network, and a read-out with the weights of the embedding.
/// The last layer has as many neurons as an embedding has numbers.
/// </summary>
internal sealed class LargeNetwork : LanguageModelNetwork
{
    /// <summary>Recurrent layers.</summary>
    public const int Layers = 3;

    private const double PlasticScale = 0.01;
    private static readonly string[] _names = ["lower", "middle", "upper"];
    private readonly bool _plastic;
    private readonly Embedding _encoder;
    private readonly Parameter _bias;

    /// <summary>A network.</summary>
    /// <param name="kind">The kind of its layers.</param>
    /// <param name="types">Types of tokens.</param>
    /// <param name="embedding">Numbers in the embedding of a type.</param>
    /// <param name="hidden">Neurons of each layer but the last.</param>
    /// <param name="device">Where it is.</param>
    public LargeNetwork(LargeKind kind, int types, int embedding, int hidden, Device device)
        : base(nameof(LargeNetwork), kind.Layer(embedding, hidden, device), kind.Layer(hidden, hidden, device), kind.Layer(hidden, embedding, device))
    {
        (Types, Embedding, Hidden, _plastic) = (types, embedding, hidden, kind.Plastic);
        _encoder = nn.Embedding(types, embedding, device: device);
        _bias = new Parameter(zeros(types, device: device));
        register_module("encoder", _encoder);
        foreach (var (name, core) in _names.Zip(Cores))
            register_module(name, core.Module);
        register_parameter("decoder_bias", _bias);
    }

    /// <summary>Types of tokens V.</summary>
    public int Types { get; }

    /// <summary>Numbers in the embedding of a type, and neurons of the last layer, E.</summary>
    public int Embedding { get; }

    /// <summary>Neurons of each other layer N.</summary>
    public int Hidden { get; }

    /// <inheritdoc/>
    public override long TrainedValues => base.TrainedValues - FixedBiases().Sum(bias => bias.NumberOfElements);

    /// <summary>
    /// Draws the embedding from U(±<paramref name="weights"/>), α from U(0, <paramref name="alpha"/>), plastic connections from U(±0.01), the weights of M, with their biases, from
    /// U(±<paramref name="fanOut"/>), and all else as PyTorch does.
    /// </summary>
    /// <inheritdoc/>
    public override void Start(double weights, double alpha, double eta, double fanOut)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        _encoder.weight!.uniform_(-weights, weights);
        _bias.zero_();
        foreach (var core in Cores)
        {
            var parameters = core.Module.named_parameters().ToDictionary(pair => pair.name[(pair.name.LastIndexOf('.') + 1)..], pair => pair.parameter);
            // PyTorch's LSTM draws from ±1/√N. The plastic LSTM of Miconi et al. is made of linear layers, and those draw by what they read.
            var byNeurons = 1 / Math.Sqrt(parameters["weight_hh"].shape[1]);
            var byInputs = _plastic ? 1 / Math.Sqrt(parameters["weight_ih"].shape[1]) : byNeurons;
            foreach (var (name, parameter) in parameters)
            {
                switch (name)
                {
                    case "alpha": parameter.uniform_(0, alpha); break;
                    case "eta": parameter.fill_(eta); break;
                    case "fan_out_weight" or "fan_out_bias": parameter.uniform_(-fanOut, fanOut); break;
                    case "weight_ih" or "bias_ih": parameter.uniform_(-byInputs, byInputs); break;
                    default: parameter.uniform_(-byNeurons, byNeurons); break;
                }
            }
            if (_plastic)
                OfCandidate(parameters["weight_hh"]).uniform_(-PlasticScale, PlasticScale);
        }
        foreach (var bias in FixedBiases())
            bias.zero_();
    }

    /// <inheritdoc/>
    public override (Tensor Logits, Tensor[] Modulation, ModelState State) Read(Tensor tokens, ModelState state)
    {
        var reading = Read(tokens, state, DropoutMasks.None);
        return (reading.Logits, reading.Modulation, reading.State);
    }

    /// <summary>Reads some tokens.</summary>
    /// <param name="tokens">Their ids, [T, B].</param>
    /// <param name="state">The state before; it is used up.</param>
    /// <param name="masks">What is dropped.</param>
    public LargeReading Read(Tensor tokens, ModelState state, DropoutMasks masks)
    {
        var top = _encoder.call(tokens);
        if (masks.Words is { } words)
            top = top * words.take(tokens).unsqueeze(-1);
        var signal = Masked(top, masks.Input);
        var (modulation, after) = (new List<Tensor>(), new List<NetworkState>());
        Tensor?[] above = [.. masks.Hidden, masks.Output];
        for (var layer = 0; layer < Layers; layer++)
        {
            (top, var m, var next) = Cores[layer].Unroll(signal, state.Networks[layer]);
            signal = Masked(top, above[layer]);
            modulation.AddRange(m);
            after.Add(next);
        }
        return new LargeReading(nn.functional.linear(signal, _encoder.weight!, _bias), [.. modulation], top, signal, new ModelState(after));

        static Tensor Masked(Tensor values, Tensor? mask) => mask is null ? values : values * mask;
    }

    /// <summary>Takes the gradients of values that are not trained away, and may divide those of α.</summary>
    /// <param name="dividesAlpha">Whether the gradient of α is divided by the neurons of a layer N, as in the authors' code.</param>
    public void AdjustGradients(bool dividesAlpha)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, parameter) in named_parameters())
            if (dividesAlpha && name.EndsWith(".alpha", StringComparison.Ordinal))
                parameter.grad!.div_(Hidden);
        foreach (var bias in FixedBiases(parameter => parameter.grad!))
            bias.zero_();
    }

    // A candidate's plastic connections have no bias in the model of Miconi et al.; the one of what the layer reads is enough.
    private IEnumerable<Tensor> FixedBiases(Func<Tensor, Tensor>? of = null) =>
        _plastic
            ? named_parameters().Where(pair => pair.name.EndsWith(".bias_hh", StringComparison.Ordinal)).Select(pair => OfCandidate(of is null ? pair.parameter : of(pair.parameter)))
            : [];

    // The paths of an LSTM lie one after another: input, forget, candidate, output.
    private static Tensor OfCandidate(Tensor parameter) => parameter.narrow(0, parameter.shape[0] / 2, parameter.shape[0] / 4);
}
