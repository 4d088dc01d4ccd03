using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>An embedding below a generated network of two recurrent layers and a read-out: the small model of Zaremba et al. 2014, without dropout.</summary>
internal sealed class SmallNetwork : LanguageModelNetwork
{
    private readonly Embedding _encoder;
    private readonly ICore _core;

    /// <summary>A network.</summary>
    /// <param name="types">Types of tokens.</param>
    /// <param name="embedding">Numbers in the embedding of a type.</param>
    /// <param name="core">What comes after the embedding.</param>
    /// <param name="device">Where it is.</param>
    public SmallNetwork(int types, int embedding, ICore core, Device device)
        : base(nameof(SmallNetwork), core)
    {
        _core = core;
        _encoder = nn.Embedding(types, embedding, device: device);
        register_module("encoder", _encoder);
        register_module("core", core.Module);
    }

    /// <summary>Draws all weights and biases from U(±<paramref name="weights"/>), α from U(±<paramref name="alpha"/>), and the rest as said.</summary>
    /// <inheritdoc/>
    public override void Start(double weights, double alpha, double eta, double fanOut)
    {
        using var _ = no_grad();
        foreach (var (name, parameter) in named_parameters())
        {
            switch (name[(name.LastIndexOf('.') + 1)..])
            {
                case "alpha": parameter.uniform_(-alpha, alpha); break;
                case "eta": parameter.fill_(eta); break;
                case "fan_out_weight": parameter.uniform_(-fanOut, fanOut); break;
                default: parameter.uniform_(-weights, weights); break;
            }
        }
    }

    /// <inheritdoc/>
    public override (Tensor Logits, Tensor[] Modulation, ModelState State) Read(Tensor tokens, ModelState state)
    {
        var (logits, modulation, next) = _core.Unroll(_encoder.call(tokens), state.Networks[0]);
        return (logits, modulation, new ModelState(next));
    }
}
