using static Backpropamine.Generator.Tests.Rules.Cases.Sources;
using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>Neuromodulation.</summary>
internal static class ModulationCases
{
    private const string Reward = "[Input(1)] public partial Signal Reward { get; }";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0201", "class", Net("[Network]\n[[|Neuromodulated(Simple)|]]", Usual)),
        Wrong("BPA0201", "layer", Net("[Network]", Senses, "[Recurrent(5), [|Neuromodulated(Retroactive)|]] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0201", "a read-out, which the class does not reach", Net("[Plastic]", Senses, Hidden, "[Readout(2), [|Neuromodulated(Simple)|]] public partial Layer Policy { get; }")),
        Wrong("BPA0201", "a layer that takes its plasticity back", Net("[Plastic]", Senses, Hidden, "[Recurrent(3), NotPlastic, [|Neuromodulated(Simple)|]] public partial Layer Upper { get; }", Policy)),
        Right("BPA0201", "class modulated, layer plastic", Net("[Network]\n[Neuromodulated(Simple)]", Senses, "[Recurrent(5), Plastic] public partial Layer Hidden { get; }", Policy)),

        Wrong("BPA0202", "order", Net("[Plastic]\n[Neuromodulated(Simple, Order = [|TraceOrder.TraceThenCommit|])]", Usual)),
        Right("BPA0202", "order of a trace", Net("[Plastic]\n[Neuromodulated(Retroactive, Order = TraceOrder.TraceThenCommit)]", Usual)),
        Right("BPA0202", "options of both", Net("[Plastic]\n[Neuromodulated(Simple, At = Tap.Before, FanOut = FanOut.PerNeuron, Activation = Activation.Sigmoid)]", Usual)),

        Wrong("BPA0240", "class", Net("[Plastic]\n[Neuromodulated(Simple, External = true, Signal = [|nameof(Reward)|])]", [Senses, Reward, Hidden, Policy])),
        Right("BPA0240", "one of them", Net("[Plastic]\n[Neuromodulated(Simple, Signal = nameof(Reward), Scale = 0.5)]", [Senses, Reward, Hidden, Policy])),

        Wrong("BPA0241", "a wide input", Net("[Plastic]\n[Neuromodulated(Simple, Signal = [|nameof(Senses)|])]", Usual)),
        Wrong("BPA0241", "an input of any size", Net("[Plastic]\n[Neuromodulated(Simple, Signal = [|nameof(Any)|])]", [Senses, "[Input] public partial Signal Any { get; }", Hidden, Policy])),
        Wrong("BPA0241", "a layer as an event", Net("[Plastic(CommitOn = [|nameof(Policy)|])]", Usual)),
        Right("BPA0241", "an input of one", Net("[Plastic(CommitOn = nameof(Reward))]", [Senses, Reward, Hidden, Policy])),
        Right("BPA0241", "a layer of one", Net("[Plastic]\n[Neuromodulated(Simple, Signal = nameof(Value))]", [.. Usual, "[Readout(1)] public partial Layer Value { get; }"])),

        Wrong("BPA0242", "none", Net("[Plastic]\n[Neuromodulated(Simple, Units = [|0|])]", Usual)),
        Wrong("BPA0242", "an odd difference", Net("[Plastic]\n[Neuromodulated(Simple, Units = [|3|], Combine = Combine.Difference)]", Usual)),
        Wrong("BPA0242", "a difference of one", Net("[Plastic]\n[Neuromodulated(Simple, Combine = [|Combine.Difference|])]", Usual)),
        Right("BPA0242", "two", Net("[Plastic]\n[Neuromodulated(Simple, Units = 2, Combine = Combine.Difference)]", Usual)),

        Wrong("BPA0243", "never", Net("[Plastic(CommitEvery = [|0|])]", Usual)),
        Wrong("BPA0243", "before the start", Net("[Plastic(BurnIn = [|-1|])]", Usual)),
        Right("BPA0243", "every second step after the third", Net("[Plastic(CommitEvery = 2, BurnIn = 3)]", Usual)),

        Wrong("BPA0244", "event and interval", Net("[Plastic(CommitOn = nameof(Reward), CommitEvery = [|2|])]", [Senses, Reward, Hidden, Policy])),
        Right("BPA0244", "event after a burn-in", Net("[Plastic(CommitOn = nameof(Reward), BurnIn = 3)]", [Senses, Reward, Hidden, Policy])),

        Wrong("BPA0245", "every step", Net("[Plastic(ClearTrace = [|true|])]\n[Neuromodulated(Retroactive)]", Usual)),
        Wrong("BPA0245", "every step after a burn-in", Net("[Plastic(BurnIn = 3, ClearTrace = [|true|])]\n[Neuromodulated(Retroactive)]", Usual)),
        Right("BPA0245", "every fifth step", Net("[Plastic(CommitEvery = 5, ClearTrace = true)]\n[Neuromodulated(Retroactive)]", Usual)),
        Wrong("BPA0246", "rates of connections", Net("[Plastic]\n[Neuromodulated(Simple, FanOut = FanOut.PerConnection, FanOutActivation = [|Activation.Softmax|])]", Usual)),
        Right("BPA0246", "rates of neurons", Net("[Plastic]\n[Neuromodulated(Simple, FanOut = FanOut.PerNeuron, FanOutActivation = Activation.Softmax)]", Usual)),
        Wrong("BPA0209", "start of no fan-out", Net("[Plastic]\n[Neuromodulated(Simple, FanOutScale = [|0.1|])]", Usual)),
        Wrong("BPA0209", "scale of a fan-in", Net("[Plastic]\n[Neuromodulated(Simple, FanOut = FanOut.PerConnection, FanOutScale = [|0.1|])]", Usual)),
        Wrong("BPA0109", "negative scale of a fan-out", Net("[Plastic]\n[Neuromodulated(Simple, FanOut = FanOut.PerNeuron, FanOutInitial = Initial.Symmetric, FanOutScale = [|-1|])]", Usual)),
        Wrong("BPA0209", "no trace to clear", Net("[Plastic(CommitEvery = 5, ClearTrace = [|true|])]\n[Neuromodulated(Simple)]", Usual)),

        Wrong("BPA0108", "modulation", Net("[Plastic]\n[Neuromodulated(Simple, From = nameof(Hidden), FromAll = [|new[] { nameof(Policy) }|])]", Usual)),
        Wrong("BPA0102", "signal", Net("[Plastic]\n[Neuromodulated(Simple, Signal = [|\"Prize\"|])]", Usual)),
        Wrong("BPA0102", "event", Net("[Plastic(CommitOn = [|\"Prize\"|])]", Usual)),
        Wrong("BPA0109", "scale of modulation", Net("[Plastic]\n[Neuromodulated(Simple, Scale = [|0|])]", Usual)),
        Wrong("BPA0209", "units of a signal", Net("[Plastic]\n[Neuromodulated(Simple, Signal = nameof(Reward), Units = [|2|])]", [Senses, Reward, Hidden, Policy])),
        Wrong("BPA0209", "activation of no fan-out", Net("[Plastic]\n[Neuromodulated(Simple, FanOutActivation = [|Activation.Tanh|])]", Usual)),
        Wrong("BPA0209", "sum of one unit", Net("[Plastic]\n[Neuromodulated(Simple, Combine = [|Combine.Sum|])]", Usual)),
    ];
}
