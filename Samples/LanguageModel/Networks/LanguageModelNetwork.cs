using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>A network that reads tokens and says what comes next.</summary>
/// <param name="name">The module's name.</param>
/// <param name="cores">Its generated networks, the lowest first.</param>
internal abstract class LanguageModelNetwork(string name, params IReadOnlyList<ICore> cores) : nn.Module(name)
{
    /// <summary>The limit of plastic weights.</summary>
    public const double Limit = 2;

    /// <summary>Whether and how plastic weights are used and change.</summary>
    public Plasticity Plasticity
    {
        get => cores[0].Module.Plasticity;
        set
        {
            foreach (var core in cores)
                core.Module.Plasticity = value;
        }
    }

    /// <summary>Number of values that are trained.</summary>
    public virtual long TrainedValues => parameters().Sum(parameter => parameter.NumberOfElements);

    /// <summary>Its generated networks, the lowest first.</summary>
    protected IReadOnlyList<ICore> Cores => cores;

    /// <summary>Draws all weights.</summary>
    /// <param name="weights">The scale of weights.</param>
    /// <param name="alpha">The scale of α.</param>
    /// <param name="eta">η starts as this.</param>
    /// <param name="fanOut">The weights of M are drawn from U(±fanOut).</param>
    public abstract void Start(double weights, double alpha, double eta, double fanOut);

    /// <summary>Reads some tokens, without dropout.</summary>
    /// <param name="tokens">Their ids, [T, B].</param>
    /// <param name="state">The state before; it is used up.</param>
    /// <returns>The logits of the token after each of them, [T, B, V]; M of each modulated layer, [T, B, 1]; the state after.</returns>
    public abstract (Tensor Logits, Tensor[] Modulation, ModelState State) Read(Tensor tokens, ModelState state);

    /// <summary>The state at the start of a text.</summary>
    /// <param name="lanes">Lanes B.</param>
    public ModelState InitialState(long lanes) => new([.. cores.Select(core => core.InitialState(lanes))]);

    /// <summary>The same state without history.</summary>
    /// <param name="state">The state; it is used up.</param>
    public ModelState Detach(ModelState state) => new([.. cores.Zip(state.Networks, (core, part) => core.Detach(part))]);
}
