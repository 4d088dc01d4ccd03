using static Backpropamine.Generator.Tests.Rules.Cases.Sources;
using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>Neuromodulation.</summary>
internal static class ModulationCases
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0201", "class", Net("[Network]\n[[|Neuromodulated(Simple)|]]", Usual)),
        Wrong("BPA0201", "layer", Net("[Network]", Senses, "[Recurrent(5), [|Neuromodulated(Retroactive)|]] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0201", "class modulated, layer plastic", Net("[Network]\n[Neuromodulated(Simple)]", Senses, "[Recurrent(5), Plastic] public partial Layer Hidden { get; }", Policy)),

        Wrong("BPA0202", "order", Net("[Plastic]\n[Neuromodulated(Simple, Order = [|TraceOrder.TraceThenCommit|])]", Usual)),
        Right("BPA0202", "order of a trace", Net("[Plastic]\n[Neuromodulated(Retroactive, Order = TraceOrder.TraceThenCommit)]", Usual)),
        Right("BPA0202", "options of both", Net("[Plastic]\n[Neuromodulated(Simple, At = Tap.Before, FanOut = FanOut.PerNeuron, Activation = Activation.Sigmoid)]", Usual)),
    ];
}
