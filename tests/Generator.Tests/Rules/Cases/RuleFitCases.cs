using static Backpropamine.Generator.Tests.Rules.Cases.Sources;
using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>Rules that do not suit the layer and the modulation that they run under.</summary>
internal static class RuleFitCases
{
    private const string Relu = "[Recurrent(5, Activation = Activation.Relu)] public partial Layer Hidden { get; }";

    private const string Plain = "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre, float post) => pre * post; public static float Commit(float hebb, float change) => 0.9f * hebb + 0.1f * change; }";

    private const string Traced = "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre, float post) => pre * post; public static float Trace(float eligibility, float drive) => 0.9f * eligibility + drive; }";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0269", "simple", Net("[Plastic<Mine>]\n[[|Neuromodulated(Simple)|]]", Usual) + Plain),
        Wrong("BPA0269", "on a layer", Net("[Network]", Senses, "[Recurrent(5), Plastic<Mine>, [|Neuromodulated(Retroactive)|]] public partial Layer Hidden { get; }", Policy) + Plain),
        Right("BPA0269", "no modulation", Net("[Plastic<Mine>]", Usual) + Plain),
        Right("BPA0269", "a rate", Net("[Plastic<AntiHebbian>]\n[Neuromodulated(Simple)]", Usual)),

        Wrong("BPA0270", "no modulation", Net("[[|Plastic<Mine>|]]", Usual) + Traced),
        Wrong("BPA0270", "simple modulation", Net("[[|Plastic<Mine>|]]\n[Neuromodulated(Simple)]", Usual) + Traced),
        Right("BPA0270", "retroactive", Net("[Plastic<Mine>]\n[Neuromodulated(Retroactive)]", Usual) + Traced),

        Wrong("BPA0271", "tanh", Net("[Plastic<DecayingHebbian>]\n[[|Neuromodulated(Simple)|]]", Usual)),
        Wrong("BPA0271", "linear", Net("[Plastic<DecayingHebbian>]\n[Neuromodulated(Retroactive, Activation = [|Activation.Linear|])]", Usual)),
        Right("BPA0271", "sigmoid", Net("[Plastic<DecayingHebbian>]\n[Neuromodulated(Simple, Activation = Activation.Sigmoid)]", Usual)),
        Right("BPA0271", "a sigmoid behind the fan-out", Net("[Plastic<DecayingHebbian>]\n[Neuromodulated(Simple, FanOut = FanOut.PerNeuron, FanOutActivation = Activation.Sigmoid)]", Usual)),
        Right("BPA0271", "from outside", Net("[Plastic<DecayingHebbian>]\n[Neuromodulated(Simple, External = true)]", Usual)),
        Right("BPA0271", "no decay by it", Net("[Plastic<Oja>]\n[Neuromodulated(Simple)]", Usual)),

        Wrong("BPA0272", "relu", Net("[Plastic<Oja>(Bound = [|Bound.None|])]", Senses, Relu, Policy)),
        Right("BPA0272", "bounded", Net("[Plastic<Oja>]", Senses, Relu, Policy)),
        Right("BPA0272", "bounded by the largest", Net("[Plastic<Oja>(Bound = Bound.MaxAbs)]", Senses, Relu, Policy)),
        Right("BPA0272", "tanh", Net("[Plastic<Oja>(Bound = Bound.None)]", Usual)),
        Right("BPA0272", "decay by a rate", Net("[Plastic<DecayingHebbian>(Bound = Bound.None)]", Senses, Relu, Policy)),
    ];
}
