using static Backpropamine.Generator.Tests.Rules.Cases.Sources;
using static Backpropamine.Generator.Tests.Rules.RuleCase;

namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>How the class and its members are declared.</summary>
internal static class DeclarationCases
{
    private static readonly string Members = string.Join("\n    ", Usual);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        Wrong("BPA0001", "class", $"[Plastic]\npublic sealed class [|Net|]\n{{\n    {Members}\n}}", "CS0260"),
        Wrong("BPA0001", "one part of two", $"[Plastic]\npublic sealed partial class [|Net|]\n{{\n    {Members}\n}}\n\npublic sealed class Net;", "CS0260"),
        Right("BPA0001", "two parts", $"[Plastic]\npublic sealed partial class Net\n{{\n    {Members}\n}}\n\npartial class Net;"),

        Wrong("BPA0002", "class", $"public class [|Outer|]\n{{\n    [Plastic]\n    public sealed partial class Net\n    {{\n    {Members}\n    }}\n}}", "CS0260"),
        Wrong("BPA0002", "the outer of two", $"public struct [|Outer|]\n{{\n    public partial class Inner\n    {{\n    [Plastic]\n    public sealed partial class Net\n    {{\n    {Members}\n    }}\n    }}\n}}", "CS0260"),
        Wrong("BPA0002", "interface", $"public interface [|IOuter|]\n{{\n    [Plastic]\n    public sealed partial class Net\n    {{\n    {Members}\n    }}\n}}", "CS0260"),
        Right("BPA0002", "partial record", $"public partial record Outer\n{{\n    [Plastic]\n    public sealed partial class Net\n    {{\n    {Members}\n    }}\n}}"),

        Wrong("BPA0003", "input not partial", Net("[Network]", "[Input(4)] public Signal [|Senses|] { get; } = null!;", Policy)),
        Wrong("BPA0003", "layer of the wrong type", Net("[Network]", Senses, "[Readout(2)] public partial Signal [|Policy|] { get; }")),
        Wrong("BPA0003", "a Layer of the author's own", Net("[Network]", Senses, "[Readout(2)] public partial Own.Layer [|Policy|] { get; }") + "public static class Own { public sealed class Layer; }"),
        Wrong("BPA0003", "layer with a setter", Net("[Network]", Senses, "[Readout(2)] public partial Layer [|Policy|] { get; set; }")),
        Wrong("BPA0003", "layer with a private setter", Net("[Network]", Senses, "[Readout(2)] public partial Layer [|Policy|] { get; private set; }")),
        Wrong("BPA0003", "an indexer", Net("[Network]", "[Input(4)] public partial Signal [|this|][int i] { get; }", Senses, Policy)),
        Wrong("BPA0003", "static layer", Net("[Network]", Senses, "[Readout(2)] public static partial Layer [|Policy|] { get; }")),
        Wrong("BPA0003", "a body of its own", Net("[Network]", Senses, "[Readout(2)] public partial Layer [|Policy|] { get; }", "public partial Layer Policy => null!;")),
        Wrong("BPA0003", "a body and no declaration", Net("[Network]", Senses, "[Readout(2)] public partial Layer [|Policy|] => null!;"), "CS9249"),
        Wrong("BPA0003", "the only layer that could be plastic", Net("[Plastic]", Senses, "[Recurrent(5)] public Layer [|Hidden|] { get; } = null!;", Policy)),
        Right("BPA0003", "a property of no attribute", Net("[Network]", Senses, Policy, "public int Seed { get; init; }")),
        Right("BPA0003", "access of every kind", Net("[Network]", "[Input(4)] internal partial Signal Senses { get; }", "[Readout(2)] private partial Layer Policy { get; }")),

        Wrong("BPA0005", "record", $"[Network]\npublic sealed partial record [|Net|]\n{{\n    {Senses}\n    {Policy}\n}}"),
        Wrong("BPA0005", "type parameter", $"[Network]\npublic sealed partial class [|Net|]<T>\n{{\n    {Senses}\n    {Policy}\n}}"),
        Wrong("BPA0005", "base class", $"public class Base;\n\n[Network]\npublic sealed partial class [|Net|] : Base\n{{\n    {Senses}\n    {Policy}\n}}"),
        Wrong("BPA0005", "static", $"[Network]\npublic static partial class [|Net|]\n{{\n    {Senses}\n    {Policy}\n}}", "CS0708"),
        Wrong("BPA0005", "local to its file", $"[Network]\nfile sealed partial class [|Net|]\n{{\n    {Senses}\n    {Policy}\n}}", "CS9248"),
        Wrong("BPA0005", "primary constructor", $"[Network]\npublic sealed partial class [|Net|](int seed)\n{{\n    {Senses}\n    {Policy}\n    public int Seed => seed;\n}}"),
        Wrong("BPA0005", "struct", $"[Network]\npublic partial struct [|Net|]\n{{\n    {Senses}\n    {Policy}\n}}", "CS0592"),
        Wrong("BPA0005", "record struct", $"[Plastic]\npublic readonly partial record struct [|Net|]\n{{\n    {Members}\n}}", "CS0592"),
        Wrong("BPA0005", "interface", $"[Plastic]\npublic partial interface [|INet|]\n{{\n    {Members}\n}}", "CS0592"),
        Wrong("BPA0005", "inside of a type that is local to its file", $"file partial class Outer\n{{\n    [Network]\n    public partial class [|Net|]\n    {{\n    {Senses}\n    {Policy}\n    }}\n}}", "CS9248"),
        Wrong("BPA0005", "struct without [Network]", $"public partial struct [|Net|]\n{{\n    {Members}\n}}"),
        Right("BPA0005", "the runtime's base and an interface", $"public interface IAgent;\n\n[Network]\npublic sealed partial class Net : PlasticModule, IAgent\n{{\n    {Senses}\n    {Policy}\n}}"),

        Wrong("BPA0006", "no attribute", $"public sealed partial class [|Net|]\n{{\n    {Members}\n}}"),
        Wrong("BPA0006", "modulated only", $"[Neuromodulated(Simple)]\npublic sealed partial class [|Net|]\n{{\n    {Members}\n}}"),
        Right("BPA0006", "a generic root", Net("[Plastic<Oja>]", Usual)),

        Wrong("BPA0007", "input and read-out", Net("[Network]", Senses, "[Input(2), [|Readout(2)|]] public partial Signal Label { get; }", Policy)),
        Wrong("BPA0007", "recurrent and dense", Net("[Network]", Senses, "[Recurrent(2), [|Dense(2)|]] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0007", "two rules", Net("[Plastic, [|Plastic<Oja>|]]", Usual)),
        Wrong("BPA0007", "twice the same", Net("[Plastic, [|Plastic|]]", Usual)),
        Wrong("BPA0007", "two rules of a layer", Net("[Network]", Senses, "[Recurrent(5), Plastic, [|Plastic<Oja>|]] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0007", "plastic and not", Net("[Plastic]", Senses, "[Recurrent(5), Plastic<Oja>, [|NotPlastic|]] public partial Layer Hidden { get; }", Policy)),
        Wrong("BPA0007", "modulated and not", Net("[Plastic]\n[Neuromodulated(Simple)]", Senses, "[Recurrent(5), Neuromodulated(Retroactive), [|NotModulated|]] public partial Layer Hidden { get; }", Policy)),
        Right("BPA0007", "a layer and its options", Net("[Network]", Senses, "[Recurrent(5), Plastic, Neuromodulated(Simple), Inject(nameof(Senses2))] public partial Layer Hidden { get; }", "[Input(5)] public partial Signal Senses2 { get; }", Policy)),

        Wrong("BPA0008", "parameter", Net("[Network]", Senses, Policy, "public TorchSharp.Modules.Parameter? [|Gain|];")),
        Wrong("BPA0008", "module", Net("[Network]", Senses, Policy, "private readonly TorchSharp.torch.nn.Module [|_stem|] = null!;", "public object Stem => _stem;")),
        Right("BPA0008", "a tensor", Net("[Network]", Senses, Policy, "public TorchSharp.torch.Tensor? Mask;")),
        Right("BPA0008", "registered", Net("[Network]", Senses, Policy,
            "private readonly TorchSharp.torch.nn.Module _stem;",
            "public Net(TorchSharp.torch.nn.Module stem) : this() { _stem = stem; register_module(\"stem\", _stem); }")),

        Wrong("BPA0009", "none called", Net("[Network]", Senses, Policy, "public [|Net|](int seed) => Seed = seed;", "public int Seed { get; }"), "CS7036"),
        Wrong("BPA0009", "the base's called", Net("[Network]", Senses, Policy, "public [|Net|](int seed) : base(\"net\") => Seed = seed;", "public int Seed { get; }")),
        Wrong("BPA0009", "itself called", Net("[Network]", Senses, Policy, "public [|Net|]() : this() { }"), "CS0516"),
        Wrong("BPA0009", "the generated one again", Net("[Network]", Senses, "[Readout] public partial Layer Policy { get; }", "public [|Net|](int policy, TorchSharp.torch.Device? device, TorchSharp.torch.ScalarType? dtype) : this(policy) { }"), "CS0111"),
        Right("BPA0009", "one that calls another", Net("[Network]", Senses, Policy, "public Net(int seed) : this() => Seed = seed;", "public Net(string seed) : this(seed.Length) { }", "static Net() { }", "public int Seed { get; }")),
    ];
}
