using static Backpropamine.Generator.Tests.Rules.Cases.Sources;
using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>Names that are taken.</summary>
internal static class NameCases
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0004", "layer named State", Net("[Network]", Senses, "[Readout(2)] public partial Layer [|State|] { get; }")),
        Wrong("BPA0004", "layer named Output", Net("[Network]", Senses, "[Readout(2)] public partial Layer [|Output|] { get; }")),
        Wrong("BPA0004", "layer named Modulation", Net("[Network]", Senses, "[Readout(2)] public partial Layer [|Modulation|] { get; }")),
        Wrong("BPA0004", "input named forward", Net("[Network]", "[Input(4)] public partial Signal [|forward|] { get; }", Policy)),
        Wrong("BPA0004", "inherited from Module", Net("[Network]", Senses, "[Readout(2)] public partial Layer [|parameters|] { get; }")),
        Wrong("BPA0004", "inherited from PlasticModule", Net("[Network]", Senses, "[Readout(2)] public partial Layer [|Plasticity|] { get; }")),
        Wrong("BPA0004", "inherited by the state", Net("[Network]", Senses, "[Readout(2)] public partial Layer [|Batch|] { get; }")),
        Wrong("BPA0004", "two layers of one parameter name", Net("[Network]", Senses, "[Readout(2)] public partial Layer TwoWords { get; }", "[Readout(2)] public partial Layer [|Two_Words|] { get; }")),
        Wrong("BPA0004", "a method of the user", Net("[Network]", Senses, Policy, "public void [|Unroll|](int steps) => _ = steps;")),
        Wrong("BPA0004", "a field of the user", Net("[Network]", Senses, Policy, "private readonly int [|_policy|] = 1;", "public int Seed => _policy;")),
        Wrong("BPA0004", "a layer named like the state of another", Net("[Network]", Senses, Hidden, "[Readout(2)] public partial Layer [|HiddenState|] { get; }")),
        Wrong("BPA0004", "an input named like the argument", Net("[Plastic, Neuromodulated(Simple)]", "[Input(4)] public partial Signal [|modulation|] { get; }", Hidden, Policy)),
        Wrong("BPA0004", "a layer named like the field of another", Net("[Network]", Senses, Hidden, "[Dense(3)] public partial Layer [|_hidden|] { get; }", Policy)),
        Wrong("BPA0004", "a layer named like the modulation of another", Net("[Plastic, Neuromodulated(Simple)]", Senses, Hidden, "[Recurrent(3)] public partial Layer Upper { get; }", "[Dense(3)] public partial Layer [|HiddenModulation|] { get; }", Policy)),
        Wrong("BPA0004", "a layer where the PyTorch module goes", Net("[Network(Emit = Target.PyTorch)]", Senses, "[Readout(2)] public partial Layer [|PyTorch|] { get; }")),
        Wrong("BPA0004", "a property where the PyTorch module goes", Net("[Network(Emit = Target.PyTorch)]", Senses, Policy, "public static string [|PyTorch|] => \"mine\";")),
        Right("BPA0004", "a layer named PyTorch", Net("[Network]", Senses, "[Readout(2)] public partial Layer PyTorch { get; }")),
        Right("BPA0004", "close names", Net("[Network]", Senses, "[Readout(2)] public partial Layer States { get; }", "[Readout(2)] public partial Layer Outputs { get; }", "public void Rewind() { }")),
        Right("BPA0004", "a type of the user", Net("[Network]", Senses, Hidden, Policy, "public sealed class HiddenState;")),
        Right("BPA0004", "Output extended", Net("[Network]", Senses, Policy, "public sealed partial class Output { public bool IsEmpty => false; }")),
        Right("BPA0004", "names of tuples", Net("[Plastic]", Senses, "[Recurrent(3)] public partial Layer Rest { get; }", "[Readout(2)] public partial Layer Item1 { get; }", "[Recurrent(3)] public partial Layer Item7 { get; }", Policy)),
        Right("BPA0004", "a layer that modulates", Net("[Plastic, Neuromodulated(Simple, From = nameof(HiddenModulation))]", Senses, Hidden, "[Dense(3)] public partial Layer HiddenModulation { get; }", Policy)),
    ];
}
