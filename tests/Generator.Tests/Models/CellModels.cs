namespace Backpropamine.Generator.Tests.Models;

/// <summary>Networks whose neurons are cells: built-in ones and ones of the author's own, plastic and not.</summary>
internal static class CellModels
{
    /// <summary>Sources by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Bodies().ToDictionary(model => model.Key, model => "namespace Cells;\n\n" + model.Value);

    private static Dictionary<string, string> Bodies() => new()
    {
        ["cell_lstm"] = Recurrent("[Network]", "Lstm"),
        ["cell_lstm_retro_fanout"] = Recurrent("[Plastic(Alpha = Grain.PerNeuron, Limit = 2)]\n[Neuromodulated(Retroactive, FanOut = FanOut.PerNeuronBiased)]", "Lstm"),
        ["cell_lstm_connections"] = Recurrent(
            "[Plastic(Limit = 2)]\n[Neuromodulated(Retroactive, At = Tap.Before, FanOut = FanOut.PerConnection, FanOutInitial = Initial.Symmetric, FanOutScale = 0.01)]", "Lstm"),
        ["cell_lstm_several"] = Recurrent(
            "[Network]", "Lstm",
            "[Plastic<Covariance>(Path = nameof(Lstm.Candidate), CommitEvery = 2), Plastic<NormalisedPlasticity>(Path = nameof(Lstm.Forget), Alpha = Grain.One), Neuromodulated(Retroactive, FanOut = FanOut.PerNeuron)] "),
        ["cell_lstm_before"] = Recurrent("[Plastic(Limit = 2)]\n[Neuromodulated(Simple, At = Tap.Before, Value = nameof(Lstm.Cell))]", "Lstm"),
        ["cell_lstm_forget"] = Recurrent("[Plastic<Oja>(Bound = Bound.None, Path = nameof(Lstm.Forget), Post = nameof(Lstm.Cell))]", "Lstm"),
        ["cell_lstm_normalised"] = Recurrent("[Plastic<NormalisedPlasticity>(Alpha = Grain.One)]\n[Neuromodulated(Simple, Value = nameof(Lstm.Candidate))]", "Lstm"),
        ["cell_gru_retro"] = Recurrent("[Plastic]\n[Neuromodulated(Retroactive)]", "Gru"),
        ["cell_minimal"] = Recurrent("[Plastic<DecayingHebbian>(Bound = Bound.None)]", "MinimalGated"),
        ["cell_leaky_plastic"] = Recurrent("[Plastic]\n[Neuromodulated(Retroactive)]", "Leaky"),
        ["cell_continuous_time"] = Recurrent("[Plastic<Bcm>]", "ContinuousTime"),
        ["cell_lif_plastic"] = Recurrent("[Plastic<PairStdp>]\n[Neuromodulated(Retroactive)]", "Lif"),
        ["cell_hard_reset"] = Recurrent("[Network]", "HardResetLif"),
        ["cell_current_lif"] = Recurrent("[Network]", "CurrentLif"),
        ["cell_adaptive_lif"] = Recurrent("[Plastic]", "AdaptiveLif"),
        ["cell_spiking_feed_forward"] = """
            [Network]
            public sealed partial class Spiking
            {
                [Input(3)] public partial Signal Senses { get; }
                [Dense<SelfRecurrentLif>(5)] public partial Layer Early { get; }
                [Dense<Lif>(4), Plastic] public partial Layer Late { get; }
                [Readout(2)] public partial Layer Policy { get; }
            }
            """,
        ["cell_two_layers"] = """
            [Plastic(Alpha = Grain.PerNeuron)]
            [Neuromodulated(Retroactive)]
            public sealed partial class Deep
            {
                [Input(2)] public partial Signal Words { get; }
                [Input(1)] public partial Signal Reward { get; }
                [Recurrent<Lstm>(FromAll = [nameof(Words), nameof(Reward)])] public partial Layer First { get; }
                [Recurrent<Lstm>(4)] public partial Layer Second { get; }
                [Readout(3)] public partial Layer Next { get; }
            }
            """,
        ["cell_of_the_author"] = """
            using static Backpropamine.Functions;

            public readonly struct Peephole : ICell
            {
                [Path] public static float Gate(float sum, float previousMemory, [Learned(Grain.PerNeuron, Initial = Initial.Symmetric, Scale = 0.5)] float peephole) =>
                    Sigmoid(sum + peephole * previousMemory);

                [Path] public static float Write(float fromInput, float fromRecurrent) => fromInput > 0 ? System.MathF.Tanh(fromInput + 0.5f * fromRecurrent) : 0.1f;

                [Value] public static float Kept(float gate, float memory) => gate * RoundThrough(4 * memory) / 4;

                [State(Initial = 0.25)] public static float Memory(float memory, float write, [Learned(Grain.Scalar, Scale = 0.9, As = Reparametrisation.Sigmoid)] float keep) =>
                    keep * memory + (1 - keep) * ClampThrough(write, -0.5f, 0.5f);

                public static float Activity(float kept, float previousActivity) => System.MathF.Tanh(kept + StopGradient(previousActivity));
            }

            public readonly struct Spiking : ICell
            {
                [Path] public static float Current(float sum) => sum;

                [State] public static float Membrane(float charge, float fired) => charge * (1 - fired);

                [Value] public static float Charge(float previousMembrane, float current) => 0.8f * previousMembrane + current;

                [Value] public static float Fired(float charge) =>
                    (SpikeRectangular(charge - 0.2f) + SpikeTriangular(charge - 0.2f, 2) + SpikeArctangent(charge - 0.2f) + Spike(charge - 0.2f, 5)) / 4;

                public static float Activity(float fired, float charge) => fired + 0.1f * SignThrough(charge);
            }

            [Network(Emit = Target.PyTorch)]
            public sealed partial class Own
            {
                [Input(3)] public partial Signal Senses { get; }
                [Recurrent<Peephole>(4, Bias = false), Plastic(Path = nameof(Peephole.Write))] public partial Layer Memory { get; }
                [Recurrent<Spiking>(3), Plastic(Slow = SlowWeights.None)] public partial Layer Spikes { get; }
                [Readout(2)] public partial Layer Policy { get; }
            }
            """,
    };

    private static string Recurrent(string attributes, string cell, string plastic = "") =>
        $$"""
        {{attributes}}
        public sealed partial class Celled
        {
            [Input(3)]                 public partial Signal Senses { get; }
            [Recurrent<{{cell}}>(4)] {{plastic}}public partial Layer Hidden { get; }
            [Readout(2)]               public partial Layer Policy { get; }
        }
        """;
}
