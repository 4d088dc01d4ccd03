using static Backpropamine.Generator.Tests.Rules.Cases.Sources;
using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>The horizon of training.</summary>
internal static class TrainingCases
{
    private const string Wide = "[Recurrent(200)] public partial Layer Hidden { get; }";

    private const string Softmax = "[Recurrent(200, Activation = Activation.Softmax)] public partial Layer Hidden { get; }";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0301", "a long episode", Net("[Plastic]\n[Neuromodulated(Retroactive)]\n[[|Horizon(Steps = 200000, Lanes = 30)|]]", Senses, Wide, Policy)),
        Wrong("BPA0301", "a small budget", Net("[Plastic]\n[[|Horizon(Steps = 200, Lanes = 10, Budget = 0.02)|]]", Senses, Wide, Policy)),
        Wrong("BPA0301", "a long episode that is not fused", Net("[Plastic]\n[[|Horizon(Steps = 1000000, Lanes = 30)|]]", Senses, Softmax, Policy)),
        Right("BPA0301", "an episode that fits", Net("[Plastic]\n[Neuromodulated(Retroactive)]\n[Horizon(Steps = 10000, Lanes = 30)]", Senses, Wide, Policy)),
        Right("BPA0301", "an episode that fits and is not fused", Net("[Plastic]\n[Horizon(Steps = 100000, Lanes = 30)]", Senses, Softmax, Policy)),
        Right("BPA0301", "nothing plastic", Net("[Network]\n[Horizon(Steps = 100000, Lanes = 30)]", Senses, Wide, Policy)),

        Wrong("BPA0302", "steps", Net("[Plastic]\n[Horizon(Steps = [|0|], Lanes = 30)]", Usual)),
        Wrong("BPA0302", "lanes left out", Net("[Plastic]\n[[|Horizon(Steps = 10)|]]", Usual)),
        Wrong("BPA0302", "budget", Net("[Plastic]\n[Horizon(Steps = 10, Lanes = 30, Budget = [|-1|])]", Usual)),
        Right("BPA0302", "one of each", Net("[Plastic]\n[Horizon(Steps = 1, Lanes = 1, Budget = 0.001)]", Usual)),
    ];
}
