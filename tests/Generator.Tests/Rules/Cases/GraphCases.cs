using static Backpropamine.Generator.Tests.Rules.Cases.Sources;
using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>What reads what.</summary>
internal static class GraphCases
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0101", "layers only", "[Network]\npublic sealed partial class [|Net|]\n{\n    [Recurrent(5)] public partial Layer Hidden { get; }\n    [Readout(2)] public partial Layer Policy { get; }\n}"),
        Wrong("BPA0101", "nothing at all", "[Network]\npublic sealed partial class [|Net|];"),
        Right("BPA0101", "an input without a size", Net("[Network]", "[Input] public partial Signal Senses { get; }", Policy)),

        Wrong("BPA0102", "From", Net("[Network]", Senses, "[Readout(2, From = [|\"Sences\"|])] public partial Layer Policy { get; }")),
        Wrong("BPA0102", "FromAll", Net("[Network]", Senses, "[Readout(2, FromAll = new[] { nameof(Senses), [|\"Ears\"|] })] public partial Layer Policy { get; }")),
        Wrong("BPA0102", "two names in FromAll", Net("[Network]", Senses, "[Readout(2, FromAll = new string[] { [|\"Ears\"|], nameof(Senses), [|\"Eyes\"|] })] public partial Layer Policy { get; }")),
        Wrong("BPA0102", "two names in a collection", Net("[Plastic, Neuromodulated(Simple, FromAll = [[|\"Ears\"|], nameof(Hidden), [|\"Eyes\"|]])]", Usual)),
        Wrong("BPA0102", "nameof another member", Net("[Network]", Senses, "[Readout(2, From = [|nameof(Seed)|])] public partial Layer Policy { get; }", "public int Seed { get; init; }")),
        Wrong("BPA0102", "Inject", Net("[Plastic]", Senses, "[Recurrent(5), Inject([|\"Label\"|])] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0102", "modulation from an input", Net("[Plastic]\n[Neuromodulated(Simple, From = [|\"Senses\"|])]", Usual)),
        Right("BPA0102", "From a layer below", Net("[Network]", Senses, "[Dense(2, From = nameof(Second))] public partial Layer First { get; }", "[Dense(3, From = nameof(Senses))] public partial Layer Second { get; }", "[Readout(2, From = nameof(First))] public partial Layer Policy { get; }")),
        Right("BPA0102", "From a read-out", Net("[Network]", Senses, Policy, "[Readout(1, From = nameof(Policy))] public partial Layer Value { get; }")),

        Wrong("BPA0104", "no layer", "[Network]\npublic sealed partial class [|Net|]\n{\n    [Input(4)] public partial Signal Senses { get; }\n}"),
        Wrong("BPA0104", "a read-out above the inputs", Net("[Network]", "[Readout(1)] public partial Layer [|Bias|] { get; }", Senses, Policy)),
        Wrong("BPA0104", "a layer that leads to a read-out but comes from nothing", Net("[Network]", "[Dense(3)] public partial Layer [|Early|] { get; }", Senses, "[Readout(2, FromAll = new[] { nameof(Early), nameof(Senses) })] public partial Layer Policy { get; }")),
        Wrong("BPA0104", "nothing to clamp", Net("[Plastic]", "[Input(5)] public partial Signal Label { get; }", "[Recurrent(5, Input = InputMode.Clamp), Inject(nameof(Label))] public partial Layer [|Hidden|] { get; }", Policy)),
        Right("BPA0104", "a layer that is the answer", Net("[Plastic]", Senses, Hidden)),
        Right("BPA0105", "a layer that is the answer", Net("[Plastic]", Senses, "[Dense(3)] public partial Layer Below { get; }", Hidden)),
        Wrong("BPA0105", "an input beside it", Net("[Plastic]", "[Input(2)] public partial Signal [|Unused|] { get; }", Senses, "[Recurrent(5, From = nameof(Senses))] public partial Layer Hidden { get; }")),
        Right("BPA0104", "through two layers", Net("[Network]", Senses, "[Dense(3)] public partial Layer First { get; }", "[Dense(3)] public partial Layer Second { get; }", Policy)),
        Right("BPA0104", "by injection alone", Net("[Plastic]", "[Input(5)] public partial Signal Label { get; }", "[Recurrent(5), Inject(nameof(Label))] public partial Layer Hidden { get; }", Policy)),

        Wrong("BPA0105", "an input below", Net("[Network]", Senses, Policy, "[Input(3)] public partial Signal [|Label|] { get; }")),
        Wrong("BPA0105", "a layer passed by", Net("[Network]", Senses, "[Dense(3)] public partial Layer [|Idle|] { get; }", "[Readout(2, From = nameof(Senses))] public partial Layer Policy { get; }")),
        Right("BPA0105", "a read-out", Net("[Network]", Senses, Policy)),
        Right("BPA0105", "a layer that only modulates another", Net("[Network]", Senses, "[Dense(3)] public partial Layer Gate { get; }", "[Recurrent(5, From = nameof(Senses)), Plastic, Neuromodulated(Simple, From = nameof(Gate))] public partial Layer Hidden { get; }", Policy)),

        Wrong("BPA0106", "two layers", Net("[Network]", Senses, "[Dense(3, FromAll = [|new[] { nameof(Senses), nameof(Second) }|])] public partial Layer First { get; }", "[Dense(3, From = nameof(First))] public partial Layer Second { get; }", Policy)),
        Wrong("BPA0106", "itself", Net("[Network]", Senses, "[Recurrent(5, FromAll = [|new[] { nameof(Senses), nameof(Hidden) }|])] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0106", "a diamond", Net("[Network]", Senses, "[Dense(3)] public partial Layer Left { get; }", "[Dense(3, From = nameof(Senses))] public partial Layer Right { get; }", "[Readout(2, FromAll = new[] { nameof(Left), nameof(Right) })] public partial Layer Policy { get; }")),

        Wrong("BPA0108", "both", Net("[Network]", Senses, "[Readout(2, From = nameof(Senses), FromAll = [|new[] { nameof(Senses) }|])] public partial Layer Policy { get; }")),
        Right("BPA0108", "one of several", Net("[Network]", Senses, "[Readout(2, FromAll = new[] { nameof(Senses) })] public partial Layer Policy { get; }")),
    ];
}
