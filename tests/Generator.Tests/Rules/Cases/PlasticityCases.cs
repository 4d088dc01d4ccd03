using static Backpropamine.Generator.Tests.Rules.Cases.Sources;
using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>Plastic layers and their options.</summary>
internal static class PlasticityCases
{
    private const string Dense = "[Dense(5)] public partial Layer Hidden { get; }";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0203", "a read-out only", Net("[[|Plastic|]]", Senses, Policy)),
        Wrong("BPA0203", "every layer takes it back", Net("[[|Plastic|]]", Senses, "[Recurrent(5), NotPlastic] public partial Layer Hidden { get; }", "[Dense(5)] public partial Layer Seen { get; }", Policy)),
        Right("BPA0203", "dense only", Net("[Plastic]", Senses, Dense, Policy)),
        Wrong("BPA0203", "generic", Net("[[|Plastic<Oja>|]]", Senses, Policy)),
        Right("BPA0203", "one of two layers", Net("[Plastic]", Senses, "[Dense(5)] public partial Layer Seen { get; }", Hidden, Policy)),

        Wrong("BPA0204", "zero", Net("[Plastic(Limit = [|0|])]", Usual)),
        Wrong("BPA0204", "negative", Net("[Plastic(Limit = [|-1.5|])]", Usual)),
        Wrong("BPA0204", "not a number", Net("[Plastic(Limit = [|double.NaN|])]", Usual)),
        Wrong("BPA0204", "infinite", Net("[Plastic(Limit = [|1 / 0.0|])]", Usual)),
        Wrong("BPA0204", "one class attribute, two layers", Net("[Plastic(Limit = [|0|])]", Senses, Hidden, "[Recurrent(3)] public partial Layer Upper { get; }", Policy)),
        Right("BPA0204", "tiny", Net("[Plastic(Limit = 1e-6)]", Usual)),

        Wrong("BPA0205", "Hebb", Net("[Plastic(Bound = [|Bound.None|])]", Usual)),
        Wrong("BPA0205", "a rule of the user", Net("[Plastic<Add>(Bound = [|Bound.None|])]", Usual) + "public readonly struct Add : IPlasticityRule { public static float Drive(float pre, float post) => pre + post; }"),
        Wrong("BPA0205", "on a layer", Net("[Network]", Senses, "[Recurrent(5), Plastic(Bound = [|Bound.None|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0205", "a commit that swings", Net("[Plastic<Add>(Bound = [|Bound.None|])]", Usual) + "public readonly struct Add : IPlasticityRule { public static float Drive(float pre) => pre; public static float Commit(float hebb, float change) => change - hebb; }"),
        Right("BPA0205", "Oja", Net("[Plastic<Oja>(Bound = Bound.None)]", Usual)),
        Right("BPA0205", "decay", Net("[Plastic<DecayingHebbian>(Bound = Bound.None)]", Usual)),
        Right("BPA0205", "bounded", Net("[Plastic(Bound = Bound.Hard)]", Usual)),

        Wrong("BPA0206", "above one", Net("[Plastic<DecayingHebbian>(EtaValue = [|1.5|], EtaLearned = false)]", Usual)),
        Wrong("BPA0206", "negative, in a trace", Net("[Plastic(EtaValue = [|-0.1|], EtaLearned = false)]\n[Neuromodulated(Retroactive)]", Usual)),
        Right("BPA0206", "learned", Net("[Plastic<DecayingHebbian>(EtaValue = 1.5)]", Usual)),
        Right("BPA0206", "no decay", Net("[Plastic(EtaValue = 1.5, EtaLearned = false)]", Usual)),
        Right("BPA0206", "exactly one", Net("[Plastic<DecayingHebbian>(EtaValue = 1, EtaLearned = false)]", Usual)),

        Wrong("BPA0207", "scale", Net("[Plastic(AlphaScale = [|0|])]", Usual)),
        Wrong("BPA0207", "constant", Net("[Plastic(AlphaInitial = Initial.Constant, AlphaScale = [|0.0|])]", Usual)),
        Right("BPA0207", "scale unused", Net("[Plastic(Alpha = Grain.One)]", Usual)),
        Right("BPA0207", "by fan-in", Net("[Plastic(AlphaInitial = Initial.FanIn)]", Usual)),

        Wrong("BPA0208", "plastic input", Net("[Network]", "[Input(4), [|Plastic|]] public partial Signal Senses { get; }", Policy)),
        Wrong("BPA0208", "modulated input", Net("[Plastic]", "[Input(4), [|Neuromodulated(Simple)|]] public partial Signal Senses { get; }", Hidden, Policy)),
        Right("BPA0208", "plastic dense", Net("[Network]", Senses, "[Dense(5), Plastic] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0208", "plastic read-out", Net("[Network]", Senses, "[Readout(2), Plastic] public partial Layer Policy { get; }")),
        Right("BPA0208", "plastic recurrent", Net("[Network]", Senses, "[Recurrent(5), Plastic] public partial Layer Hidden { get; }", Policy)),

        Wrong("BPA0209", "limit without a bound", Net("[Plastic<Oja>(Bound = Bound.None, Limit = [|2|])]", Usual)),
        Wrong("BPA0209", "eta under simple modulation", Net("[Plastic(EtaValue = [|0.1|])]\n[Neuromodulated(Simple)]", Usual)),
        Wrong("BPA0209", "eta under a trace that does without", Net("[Plastic<SupralinearPerturbation>(EtaValue = [|0.1|])]\n[Neuromodulated(Retroactive)]", Usual)),
        Wrong("BPA0209", "source of external modulation", Net("[Plastic]\n[Neuromodulated(Simple, External = true, At = [|Tap.Before|])]", Usual)),
        Wrong("BPA0209", "scale of slow weights that are none", Net("[Plastic(Slow = SlowWeights.None)]", Senses, "[Recurrent(5, WeightScale = [|0.1|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0209", "start of slow weights that are none", Net("[Plastic(Slow = SlowWeights.None)]", Senses, "[Recurrent(5, Weights = [|Initial.Normal|], WeightScale = [|0.1|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0209", "scale of a start by fan-in", Net("[Network]", Senses, "[Recurrent(5, WeightScale = [|0.1|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0209", "scale of alpha by fan-in", Net("[Plastic(AlphaInitial = Initial.FanIn, AlphaScale = [|0.1|])]", Usual)),
        Wrong("BPA0209", "scale of an alpha of 1", Net("[Plastic(Alpha = Grain.One, AlphaScale = [|0.1|])]", Usual)),
        Wrong("BPA0209", "value of an eta of 1", Net("[Plastic(Eta = Grain.One, EtaValue = [|0.1|])]", Usual)),
        Wrong("BPA0209", "grain of a fixed eta", Net("[Plastic(Eta = [|Grain.PerNeuron|], EtaLearned = false)]", Usual)),
        Wrong("BPA0209", "gain of linear input", Net("[Network]", Senses, "[Recurrent(5, Gain = [|2|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0209", "not plastic where nothing is", Net("[Network]", Senses, "[Recurrent(5), [|NotPlastic|]] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0209", "not plastic where the class does not reach", Net("[Plastic]", Senses, Hidden, "[Readout(2), [|NotPlastic|]] public partial Layer Policy { get; }")),
        Wrong("BPA0209", "not modulated where nothing is", Net("[Plastic]", Senses, "[Recurrent(5), [|NotModulated|]] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0209", "not modulated and not plastic", Net("[Plastic]\n[Neuromodulated(Simple)]", Senses, Hidden, "[Recurrent(5), NotPlastic, [|NotModulated|]] public partial Layer Upper { get; }", Policy)),
        Right("BPA0209", "not plastic in a plastic network", Net("[Plastic]", Senses, Hidden, "[Recurrent(5), NotPlastic] public partial Layer Upper { get; }", Policy)),
        Right("BPA0209", "eta under retroactive modulation", Net("[Plastic(EtaValue = 0.1)]\n[Neuromodulated(Retroactive)]", Usual)),
        Right("BPA0209", "two layers share the class", Net("[Plastic(EtaValue = 0.1)]", Senses, Hidden, "[Recurrent(3), Neuromodulated(Simple)] public partial Layer Upper { get; }", Policy)),
    ];
}
