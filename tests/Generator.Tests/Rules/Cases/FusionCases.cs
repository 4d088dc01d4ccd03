using static Backpropamine.Generator.Tests.Rules.Cases.Sources;
using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>What keeps a plastic network from being fused.</summary>
internal static class FusionCases
{
    private const string PlasticHidden = "[Recurrent(5), Plastic] public partial Layer Hidden { get; }";
    private const string Gate = "[Dense(3)] public partial Layer Gate { get; }";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0401", "by the class", Net("[[|Plastic|]]", Senses, Hidden, "[Recurrent(3, Activation = Activation.Softmax)] public partial Layer Upper { get; }", Policy)),
        Wrong("BPA0401", "by the layer", Net("[Network]", Senses, PlasticHidden, "[Dense(3), [|Plastic<Oja>|]] public partial Layer Upper { get; }", Policy)),
        Right("BPA0401", "cells in a sequence", Net("[Network]", Senses, PlasticHidden, "[Dense(4)] public partial Layer Between { get; }", "[Recurrent(3), Plastic<Oja>] public partial Layer Upper { get; }", Policy)),
        Right("BPA0401", "one plastic layer", Net("[Plastic]", Senses, Hidden, Gate, Policy)),
        Right("BPA0401", "nothing plastic", Net("[Network]", Senses, Hidden, "[Recurrent(3)] public partial Layer Upper { get; }", Policy)),

        Wrong("BPA0402", "above", Net("[Network]", Senses, PlasticHidden, "[[|Recurrent(3)|]] public partial Layer Upper { get; }", Policy)),
        Wrong("BPA0402", "below", Net("[Network]", Senses, "[[|Recurrent(3)|]] public partial Layer Lower { get; }", PlasticHidden, Policy)),
        Right("BPA0402", "dense layers around", Net("[Network]", Senses, Gate, PlasticHidden, "[Dense(3)] public partial Layer Upper { get; }", Policy)),

        Wrong("BPA0403", "a read-out, by the class", Net("[Plastic]\n[Neuromodulated(Simple, From = [|nameof(Policy)|])]", Usual)),
        Wrong("BPA0403", "a layer below, by the layer", Net("[Network]", Senses, Gate,
            "[Recurrent(5), Plastic, Neuromodulated(Retroactive, From = [|nameof(Gate)|])] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0403", "the layer itself", Net("[Plastic]\n[Neuromodulated(Simple, From = nameof(Hidden), At = Tap.Before)]", Usual)),
        Right("BPA0403", "from outside", Net("[Plastic]\n[Neuromodulated(Simple, External = true)]", Usual)),

        Wrong("BPA0405", "learned coefficients", "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre, [Learned(Grain.Scalar)] float a) => a * pre; }\n" + Net("[[|Plastic<Mine>|]]", Usual)),
        Wrong("BPA0405", "learned coefficients of one layer", "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre, [Learned(Grain.Scalar)] float a) => a * pre; }\n"
            + Net("[Network]", Senses, "[[|Plastic<Mine>|]] [Recurrent(5)] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0405", "numbers", "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre) => 2 * pre; }\n" + Net("[Plastic<Mine>]", Usual)),

        Wrong("BPA0404", "clamped input", Net("[Plastic]", "[Input(5)] public partial Signal Senses { get; }",
            "[Recurrent(5, Input = [|InputMode.Clamp|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0404", "softmax of the layer", Net("[Plastic]", Senses, "[Recurrent(5, Activation = [|Activation.Softmax|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0404", "softmax of the modulator", Net("[Plastic]\n[Neuromodulated(Simple, Activation = [|Activation.Softmax|])]", Usual)),
        Wrong("BPA0404", "several modulatory units", Net("[Plastic]\n[Neuromodulated(Simple, Units = [|2|])]", Usual)),
        Wrong("BPA0404", "a scale of modulation", Net("[Plastic]\n[Neuromodulated(Simple, Scale = [|2|])]", Usual)),
        Wrong("BPA0404", "a learned scale of modulation", Net("[Plastic]\n[Neuromodulated(Simple, ScaleLearned = [|true|])]", Usual)),
        Wrong("BPA0404", "a signal as modulation", Net("[Plastic]\n[Neuromodulated(Simple, Signal = [|nameof(Value)|])]", [.. Usual, "[Readout(1)] public partial Layer Value { get; }"])),
        Wrong("BPA0404", "a fan-out to connections", Net("[Plastic]\n[Neuromodulated(Simple, FanOut = [|FanOut.PerConnection|])]", Usual)),
        Wrong("BPA0404", "an activation of the fan-out", Net("[Plastic]\n[Neuromodulated(Simple, FanOut = FanOut.PerNeuron, FanOutActivation = [|Activation.Tanh|])]", Usual)),
        Wrong("BPA0404", "commits on events", Net("[Plastic(CommitOn = [|nameof(Value)|])]", [.. Usual, "[Readout(1)] public partial Layer Value { get; }"])),
        Wrong("BPA0404", "commits at intervals, by the layer", Net("[Network]", Senses, "[Recurrent(5), Plastic(CommitEvery = [|3|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0404", "a burn-in", Net("[Plastic(BurnIn = [|3|])]", Usual)),
        Wrong("BPA0404", "a dense layer", Net("[Network]", Senses, "[[|Dense(5)|], Plastic] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0404", "added input", Net("[Plastic]", "[Input(5)] public partial Signal Senses { get; }",
            "[Recurrent(5, Input = InputMode.Add, Activation = Activation.Relu)] public partial Layer Hidden { get; }", Policy)),
    ];
}
