using static Backpropamine.Generator.Tests.Rules.Cases.Sources;
using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>What [Plastic] says of Hebb itself, and the leak of a layer.</summary>
internal static class HebbCases
{
    private const string Mixed = "public readonly struct Mixed : IPlasticityRule { public static float Drive(float pre, float post) => pre * post; public static float Commit(float hebb, float change, float rate) => hebb + rate * (change - hebb); }";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0227", "change elsewhere", Net("[Plastic<Mixed>(StepCap = [|0.01|])]", Usual) + Mixed),
        Wrong("BPA0227", "no rate", Net("[Plastic<Plain>(StepCap = [|0.01|])]", Usual) + "public readonly struct Plain : IPlasticityRule { public static float Drive(float pre) => pre; public static float Commit(float hebb, float change) => 0.5f * hebb + change; }"),
        Right("BPA0227", "decay", Net("[Plastic<DecayingHebbian>(StepCap = 0.01)]", Usual)),
        Right("BPA0227", "no cap", Net("[Plastic<Mixed>]", Usual) + Mixed),

        Wrong("BPA0228", "constant", Net("[Plastic(HebbScale = [|-1.5|])]", "[Input(4)] public partial Signal Senses { get; }", Hidden, Policy)),
        Wrong("BPA0228", "uniform", Net("[Plastic(HebbInitial = Initial.Uniform, HebbScale = [|0.6|], Limit = 0.5)]", Usual)),
        Wrong("BPA0228", "soft", Net("[Plastic(Bound = Bound.Soft, HebbScale = [|2|])]", Usual)),
        Right("BPA0228", "normal", Net("[Plastic(HebbInitial = Initial.Normal, HebbScale = 1.5)]", Usual)),
        Right("BPA0228", "at the limit", Net("[Plastic(HebbScale = 1)]", Usual)),
        Right("BPA0228", "no bound", Net("[Plastic<Oja>(HebbScale = 2, Bound = Bound.None)]", Usual)),

        Wrong("BPA0229", "zero", Net("[Network]", Senses, "[Recurrent(5, Leak = [|0|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0229", "above one", Net("[Network]", Senses, "[Recurrent(5, Leak = [|1.5|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0229", "learned from one", Net("[Network]", Senses, "[Recurrent(5, Leak = [|1|], LeakLearned = true)] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0229", "learned from nowhere", Net("[Network]", Senses, "[[|Recurrent(5, LeakLearned = true)|]] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0229", "one", Net("[Plastic]", Senses, "[Recurrent(5, Leak = 1)] public partial Layer Hidden { get; }", Policy)),

        Wrong("BPA0109", "step cap", Net("[Plastic(StepCap = [|0|])]", Usual)),
        Wrong("BPA0109", "scale of Hebb", Net("[Plastic(HebbScale = [|double.NaN|])]", Usual)),
        Wrong("BPA0109", "negative scale of Hebb", Net("[Plastic(HebbInitial = Initial.Normal, HebbScale = [|-1|])]", Usual)),
        Wrong("BPA0209", "start of Hebb without a scale", Net("[Plastic(HebbInitial = [|Initial.Normal|])]", Usual)),
        Wrong("BPA0209", "scale of Hebb by fan-in", Net("[Plastic(HebbInitial = Initial.FanIn, HebbScale = [|0.1|])]", Usual)),
        Wrong("BPA0226", "endless start", "public readonly struct Mine : IPlasticityRule { public static float Drive(float pre, float a) => pre * a; [State(Per.Post, Initial = double.PositiveInfinity)] public static float [|A|](float a, float post) => a + post; }"),
        Wrong("BPA0404", "leak", Net("[Plastic]", Senses, "[Recurrent(5, Leak = [|0.2|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0404", "largest value", Net("[Plastic(Bound = [|Bound.MaxAbs|])]", Usual)),
        Wrong("BPA0404", "start of Hebb", Net("[Plastic(HebbScale = [|0.1|])]", Usual)),
        Right("BPA0404", "bounds of one connection", Net("[Plastic(Bound = Bound.Soft, StepCap = 0.1)]", Usual)),
    ];
}
