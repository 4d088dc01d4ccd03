namespace Backpropamine.Generator.Tests.Models;

/// <summary>Networks of more than one input, layer or path.</summary>
internal static class GraphModels
{
    /// <summary>Sources by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } =
        Bodies().ToDictionary(model => model.Key, model => model.Key == "plain" ? model.Value : "namespace Graphs;\n\n" + model.Value);

    private static Dictionary<string, string> Bodies() => new()
    {
        ["plain"] = """
            [Network]
            public sealed partial class Plain
            {
                [Input(4)]     public partial Signal Senses { get; }
                [Recurrent(5)] public partial Layer  Hidden { get; }
                [Readout(2)]   public partial Layer  Policy { get; }
            }
            """,
        ["two_inputs"] = """
            [Plastic]
            public sealed partial class TwoInputs
            {
                [Input(4)]     public partial Signal Eyes   { get; }
                [Input(3)]     public partial Signal Ears   { get; }
                [Recurrent(5)] public partial Layer  Hidden { get; }
                [Readout(2)]   public partial Layer  Policy { get; }
            }
            """,
        ["from_all"] = """
            [Plastic]
            [Neuromodulated(Simple)]
            public sealed partial class Branches
            {
                [Input(4)]     public partial Signal Eyes { get; }
                [Input(3)]     public partial Signal Ears { get; }
                [Dense(6, From = nameof(Eyes), Activation = Activation.Relu)] public partial Layer Seen { get; }
                [Dense(7, From = nameof(Ears), Bias = false)]                 public partial Layer Heard { get; }
                [Recurrent(5, FromAll = new[] { nameof(Seen), nameof(Heard) })] public partial Layer Hidden { get; }
                [Readout(2, From = nameof(Heard))] public partial Layer Reflex { get; }
                [Readout(2)] public partial Layer Policy { get; }
            }
            """,
        ["two_plastic_layers"] = """
            [Plastic]
            [Neuromodulated(Retroactive)]
            public sealed partial class Stack
            {
                [Input(4)] public partial Signal Senses { get; }
                [Recurrent(6)] public partial Layer Lower { get; }
                [Plastic<Oja>(Bound = Bound.None), Recurrent(5), Neuromodulated(Simple, From = nameof(Lower))] public partial Layer Upper { get; }
                [Readout(2)] public partial Layer Policy { get; }
            }
            """,
        ["clamp"] = """
            [Plastic(Slow = SlowWeights.None)]
            public sealed partial class PatternCompletion
            {
                [Input(5)] public partial Signal Pattern { get; }
                [Recurrent(5, Input = InputMode.Clamp, Bias = false)] public partial Layer Neurons { get; }
                [Readout(1)] public partial Layer Recognised { get; }
            }
            """,
        ["add"] = """
            [Plastic]
            public sealed partial class Added
            {
                [Input(5)] public partial Signal Current { get; }
                [Recurrent(5, Input = InputMode.Add, Gain = 2.5)] public partial Layer Neurons { get; }
                [Readout(1)] public partial Layer Value { get; }
            }
            """,
        ["add_two"] = """
            [Plastic]
            public sealed partial class Summed
            {
                [Input(5)] public partial Signal Left { get; }
                [Input(5)] public partial Signal Right { get; }
                [Input(5)] public partial Signal Label { get; }
                [Recurrent(5, Input = InputMode.Add, Gain = -2, Activation = Activation.Relu), Inject(nameof(Label), Gain = -0.5)] public partial Layer Neurons { get; }
                [Recurrent(5, Input = InputMode.Add, Bias = false, Activation = Activation.Linear), Plastic<Oja>] public partial Layer Followers { get; }
                [Recurrent(5, Input = InputMode.Clamp), Inject(nameof(Label))] public partial Layer Clamped { get; }
                [Readout(1)] public partial Layer Value { get; }
            }
            """,
        ["inject"] = """
            [Plastic]
            public sealed partial class OneShot
            {
                [Input(8)] public partial Signal Features { get; }
                [Input(5)] public partial Signal Label { get; }
                [Recurrent(5, Activation = Activation.Softmax), Inject(nameof(Label), Gain = 1000)] public partial Layer Class { get; }
                [Readout(1)] public partial Layer Certainty { get; }
            }
            """,
        ["softmax"] = """
            [Plastic]
            public sealed partial class Chooser
            {
                [Input(4)]     public partial Signal Senses { get; }
                [Recurrent(5)] public partial Layer  Hidden { get; }
                [Readout(3, Activation = Activation.Softmax)] public partial Layer Choice { get; }
            }
            """,
    };
}
