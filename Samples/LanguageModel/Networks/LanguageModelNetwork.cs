using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>An embedding below a generated network of two recurrent layers and a read-out: the small model of Zaremba et al. 2014, without dropout.</summary>
internal sealed class LanguageModelNetwork : nn.Module
{
    /// <summary>The limit of plastic weights.</summary>
    public const double Limit = 2;

    private readonly Embedding _encoder;
    private readonly ICore _core;

    /// <summary>A network.</summary>
    /// <param name="types">Types of tokens.</param>
    /// <param name="embedding">Numbers in the embedding of a type.</param>
    /// <param name="core">What comes after the embedding.</param>
    /// <param name="device">Where it is.</param>
    public LanguageModelNetwork(int types, int embedding, ICore core, Device device)
        : base(nameof(LanguageModelNetwork))
    {
        _core = core;
        _encoder = nn.Embedding(types, embedding, device: device);
        register_module("encoder", _encoder);
        register_module("core", core.Module);
    }

    /// <summary>Whether and how plastic weights are used and change.</summary>
    public Plasticity Plasticity
    {
        get => _core.Module.Plasticity;
        set => _core.Module.Plasticity = value;
    }

    /// <summary>Draws all weights from U(±<paramref name="weights"/>), and what makes them plastic as it says.</summary>
    /// <param name="weights">The scale of weights and biases.</param>
    /// <param name="alpha">α is drawn from U(±alpha).</param>
    /// <param name="eta">η starts as this.</param>
    /// <param name="fanOut">The weights of M are drawn from U(±fanOut).</param>
    public void Start(double weights, double alpha, double eta, double fanOut)
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

    /// <summary>The state at the start of a text.</summary>
    /// <param name="lanes">Lanes B.</param>
    public NetworkState InitialState(long lanes) => _core.InitialState(lanes);

    /// <summary>Reads some tokens.</summary>
    /// <param name="tokens">Their ids, [T, B].</param>
    /// <param name="state">The state before; it is used up.</param>
    /// <returns>The logits of the token after each of them, [T, B, V]; M of each modulated layer, [T, B, 1]; the state after.</returns>
    public (Tensor Logits, Tensor[] Modulation, NetworkState State) Read(Tensor tokens, NetworkState state) => _core.Unroll(_encoder.call(tokens), state);

    /// <summary>The same state without history.</summary>
    /// <param name="state">The state; it is used up.</param>
    public NetworkState Detach(NetworkState state) => _core.Detach(state);
}
