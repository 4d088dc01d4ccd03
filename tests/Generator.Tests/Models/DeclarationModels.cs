namespace Backpropamine.Generator.Tests.Models;

/// <summary>Classes declared in every way that C# has.</summary>
internal static class DeclarationModels
{
    private const string Members = """
            [Input(4)]     public partial Signal Senses { get; }
            [Recurrent(5)] public partial Layer  Hidden { get; }
            [Readout(2)]   public partial Layer  Policy { get; }
        """;

    /// <summary>Sources by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["sizes_of_the_constructor"] = """
            namespace Sizes;

            [Plastic]
            [Neuromodulated(Simple)]
            public sealed partial class CueLearner
            {
                [Input]      public partial Signal Senses { get; }
                [Recurrent]  public partial Layer  Hidden { get; }
                [Readout(2)] public partial Layer  Policy { get; }
                [Readout(1)] public partial Layer  Value  { get; }
            }
            """,
        ["emits_pytorch"] = """
            namespace Sizes;

            [Network(Emit = Target.PyTorch)]
            [Plastic]
            [Neuromodulated(Retroactive)]
            public sealed partial class Forager
            {
                [Input]      public partial Signal Senses { get; }
                [Recurrent]  public partial Layer  Hidden { get; }
                [Readout(4)] public partial Layer  Policy { get; }
                [Readout(1)] public partial Layer  Value  { get; }
            }
            """,
        ["nested"] = $"namespace Outside.Inside;\n\npublic static partial class Tasks\n{{\n    internal partial struct Mazes\n    {{\n    [Plastic]\n    internal sealed partial class Forager\n    {{\n{Members}\n    }}\n    }}\n}}",
        ["nested_in_generic"] = $"public partial class Trainer<T> where T : class\n{{\n    [Plastic]\n    public partial class Agent\n    {{\n{Members}\n    }}\n}}",
        ["nested_in_record"] = $"public partial record Experiment(int Seed)\n{{\n    [Plastic]\n    private sealed partial class Agent\n    {{\n{Members}\n    }}\n}}",
        ["nested_in_interface"] = $"public partial interface IHasAgent\n{{\n    [Plastic]\n    public sealed partial class Agent\n    {{\n{Members}\n    }}\n}}",
        ["keyword_name"] = $"namespace @namespace.@event;\n\n[Plastic]\npublic sealed partial class @class\n{{\n    [Input(4)] public partial Signal @in {{ get; }}\n    [Recurrent(5)] public partial Layer @lock {{ get; }}\n    [Readout(2)] public partial Layer @params {{ get; }}\n}}",
        ["internal_in_parts"] = $"[Plastic]\ninternal partial class Parted;\n\n[Neuromodulated(Retroactive)]\npartial class Parted\n{{\n{Members}\n}}",
        ["names_of_locals"] = """
            namespace Names;

            [Plastic]
            [Neuromodulated(Simple)]
            public sealed partial class Names
            {
                [Input] public partial Signal Device { get; }
                [Input] public partial Signal Steps { get; }
                [Dense] public partial Layer Type { get; }
                [Dense] public partial Layer Dtype { get; }
                [Recurrent] public partial Layer Hidden { get; }
                [Recurrent] public partial Layer HiddenSteps { get; }
                [Recurrent] public partial Layer T { get; }
                [Readout] public partial Layer Outputs { get; }
                [Readout] public partial Layer Next { get; }
                [Readout] public partial Layer Scope { get; }
            }
            """,
        ["names_of_types"] = """
            namespace Names;

            [Plastic]
            public sealed partial class Tensor
            {
                [Input(2)] public partial Signal Scalar { get; }
                [Input(3)] public partial Signal torch { get; }
                [Recurrent(5)] public partial Layer Step { get; }
                [Dense(3)] public partial Layer F { get; }
                [Readout(2)] public partial Layer List { get; }
                [Readout(2)] public partial Layer Backpropamine { get; }
                [Readout(2)] public partial Layer TorchSharp { get; }
                [Readout(2)] public partial Layer System { get; }
            }
            """,
        ["output_interface"] = $"public interface IActor {{ TorchSharp.torch.Tensor Policy {{ get; }} }}\n\n[Plastic]\npublic sealed partial class Actor\n{{\n{Members}\n\n    public sealed partial class Output : IActor;\n}}",
    };
}
