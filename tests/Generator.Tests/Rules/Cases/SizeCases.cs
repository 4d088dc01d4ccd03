using static Backpropamine.Generator.Tests.Rules.Cases.Sources;
using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>Sizes and other numbers of layers.</summary>
internal static class SizeCases
{
    private const string Label = "[Input(5)] public partial Signal Label { get; }";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0103", "zero", Net("[Network]", Senses, "[Readout([|0|])] public partial Layer Policy { get; }")),
        Wrong("BPA0103", "negative", Net("[Network]", "[Input([|-4|])] public partial Signal Senses { get; }", Policy)),
        Wrong("BPA0103", "a constant", Net("[Network]", Senses, "[Readout([|Actions|])] public partial Layer Policy { get; }", "private const int Actions = 4 - 4;")),
        Right("BPA0103", "one", Net("[Network]", Senses, "[Readout(1)] public partial Layer Value { get; }")),
        Right("BPA0103", "left out", Net("[Network]", Senses, "[Readout] public partial Layer Policy { get; }")),

        Wrong("BPA0107", "clamp", Net("[Plastic]", Senses, "[Recurrent(5, Input = [|InputMode.Clamp|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0107", "add", Net("[Plastic]", Senses, "[Recurrent(5, Input = [|InputMode.Add|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0107", "inject", Net("[Plastic]", Senses, Label, "[Recurrent(6), Inject([|nameof(Label)|])] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0107", "equal", Net("[Plastic]", Senses, Label, "[Recurrent(5), Inject(nameof(Label))] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0107", "known only at run time", Net("[Plastic]", "[Input] public partial Signal Senses { get; }", "[Recurrent(5, Input = InputMode.Clamp)] public partial Layer Hidden { get; }", Policy)),

        Wrong("BPA0109", "gain", Net("[Plastic]", Senses, "[Recurrent(4, Input = InputMode.Add, Gain = [|double.NaN|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0109", "gain of an injection", Net("[Plastic]", Senses, Label, "[Recurrent(5), Inject(nameof(Label), Gain = [|double.PositiveInfinity|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0109", "scale of weights", Net("[Plastic]", Senses, "[Recurrent(5, Weights = Initial.Normal, WeightScale = [|-0.1|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0109", "eta", Net("[Plastic(EtaValue = [|double.NegativeInfinity|])]", Usual)),
        Wrong("BPA0109", "gain of nothing", Net("[Plastic]", Senses, "[Recurrent(4, Input = InputMode.Add, Gain = [|0|])] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0109", "a negative gain", Net("[Plastic]", Senses, "[Recurrent(4, Input = InputMode.Add, Gain = -2)] public partial Layer Hidden { get; }", Policy)),
    ];
}
