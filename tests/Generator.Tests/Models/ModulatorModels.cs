namespace Backpropamine.Generator.Tests.Models;

/// <summary>Networks whose modulators read other layers, above and below, now and before.</summary>
internal static class ModulatorModels
{
    /// <summary>Sources by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["modulator_below"] = Net("[Recurrent(5), Plastic, Neuromodulated(Simple, From = nameof(Gate))] public partial Layer Hidden { get; }"),
        ["modulator_below_before"] = Net("[Recurrent(5), Plastic, Neuromodulated(Retroactive, From = nameof(Gate), At = Tap.Before)] public partial Layer Hidden { get; }"),
        ["modulator_read_out"] = Net("[Recurrent(5), Plastic, Neuromodulated(Simple, From = nameof(Policy), FanOut = FanOut.PerNeuron)] public partial Layer Hidden { get; }"),
        ["modulator_read_out_before"] = Net("[Recurrent(5), Plastic, Neuromodulated(Simple, From = nameof(Policy), At = Tap.Before)] public partial Layer Hidden { get; }"),
        ["modulators_crossed"] = """
            namespace Modulators;

            [Plastic]
            public sealed partial class Crossed
            {
                [Input(4)] public partial Signal Senses { get; }
                [Recurrent(5), Neuromodulated(Simple, From = nameof(Right))] public partial Layer Left { get; }
                [Recurrent(6, From = nameof(Senses)), Neuromodulated(Retroactive, From = nameof(Left), At = Tap.Before)] public partial Layer Right { get; }
                [Readout(2, FromAll = new[] { nameof(Left), nameof(Right) })] public partial Layer Policy { get; }
                [Recurrent(3, From = nameof(Policy))] public partial Layer Afterwards { get; }
                [Readout(1)] public partial Layer Value { get; }
            }
            """,
    };

    private static string Net(string hidden) =>
        $$"""
        namespace Modulators;

        [Network]
        public sealed partial class Net
        {
            [Input(4)] public partial Signal Senses { get; }
            {{hidden}}
            [Dense(3, Activation = Activation.Sigmoid)] public partial Layer Gate { get; }
            [Readout(2)] public partial Layer Policy { get; }
        }
        """;
}
