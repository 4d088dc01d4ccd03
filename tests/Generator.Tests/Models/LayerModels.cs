namespace Backpropamine.Generator.Tests.Models;

/// <summary>Networks with layers of every kind around the plastic ones, and of several plastic ones.</summary>
internal static class LayerModels
{
    /// <summary>Sources by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Bodies().ToDictionary(model => model.Key, model => "namespace Layers;\n\n" + model.Value);

    private static Dictionary<string, string> Bodies() => new()
    {
        ["dense_plastic"] = """
            [Plastic]
            [Neuromodulated(Retroactive, FanOut = FanOut.PerNeuronBiased)]
            public sealed partial class Feed
            {
                [Input]      public partial Signal Senses { get; }
                [Input(3)]   public partial Signal Reward { get; }
                [Dense]      public partial Layer  Hidden { get; }
                [Readout(2)] public partial Layer  Policy { get; }
            }
            """,
        ["answer_is_activity"] = """
            [Plastic]
            [Neuromodulated(Retroactive)]
            public sealed partial class Recaller
            {
                [Input(3)]     public partial Signal Senses { get; }
                [Recurrent(4)] public partial Layer  Hidden { get; }
            }
            """,
        ["answers_of_cells"] = """
            [Network]
            public sealed partial class Stack
            {
                [Input(3)] public partial Signal Senses { get; }
                [Dense(3)] public partial Layer Beside { get; }
                [Recurrent<Lstm>(4, From = nameof(Senses)), Plastic(Limit = 0.5), Neuromodulated(Simple)] public partial Layer Lower { get; }
                [Recurrent<Gru>(3, From = nameof(Lower)), Plastic<Oja>(Bound = Bound.None)] public partial Layer Upper { get; }
            }
            """,
        ["dense_one_shot"] = """
            [Network]
            public sealed partial class Recogniser
            {
                [Input(8)] public partial Signal Features { get; }
                [Input(5)] public partial Signal Label { get; }
                [Plastic<Oja>(Bound = Bound.None, Alpha = Grain.Scalar), Inject(nameof(Label), Gain = 1000)]
                [Readout(5, From = nameof(Features), Activation = Activation.Softmax)] public partial Layer Class { get; }
            }
            """,
        ["dense_without_slow_weights"] = """
            [Network]
            public sealed partial class Associator
            {
                [Input(4)] public partial Signal Cue { get; }
                [Dense(3), Plastic<DecayingHebbian>(Slow = SlowWeights.None)] public partial Layer Memory { get; }
                [Dense(2, Bias = false, Activation = Activation.Linear), Plastic<PairStdp>(Slow = SlowWeights.None, Alpha = Grain.One)] public partial Layer Order { get; }
                [Readout(2)] public partial Layer Policy { get; }
            }
            """,
        ["embedding_fused"] = """
            [Plastic]
            [Neuromodulated(Retroactive)]
            public sealed partial class Speaker
            {
                [Input(1)]        public partial Signal Token  { get; }
                [Embedding(9, 4)] public partial Layer  Word   { get; }
                [Dropout(0.25)]   public partial Layer  Noisy  { get; }
                [Recurrent(5)]    public partial Layer  Hidden { get; }
                [Dropout(0.5)]    public partial Layer  Thin   { get; }
                [Readout(9)]      public partial Layer  Next   { get; }
            }
            """,
        ["embeddings_unfused"] = """
            [Plastic]
            public sealed partial class Reader
            {
                [Input(1)] public partial Signal Token { get; }
                [Embedding(9, 4)] public partial Layer Word { get; }
                [Input(1)] public partial Signal Index { get; }
                [Embedding(3, 2)] public partial Layer Position { get; }
                [Dense(4, FromAll = new[] { nameof(Word), nameof(Position) })] public partial Layer Hidden { get; }
                [Readout(9)] public partial Layer Next { get; }
            }
            """,
        ["dropout_alone"] = """
            [Plastic]
            [Neuromodulated(Simple, From = nameof(Thin), At = Tap.Before)]
            public sealed partial class Thinned
            {
                [Input] public partial Signal Senses { get; }
                [Dropout(0)] public partial Layer First { get; }
                [Dropout(0.9)] public partial Layer Second { get; }
                [Recurrent(5)] public partial Layer Hidden { get; }
                [Dropout(0.5)] public partial Layer Thin { get; }
                [Readout(2)] public partial Layer Policy { get; }
            }
            """,
        ["module_below_fused"] = """
            [Plastic]
            [Neuromodulated(Simple)]
            public sealed partial class Seer
            {
                [Input(4)] public partial Signal Image { get; }
                [Module(6)] public partial TorchSharp.Modules.Sequential Stem { get; }
                [Recurrent(5)] public partial Layer Hidden { get; }
                [Readout(2)] public partial Layer Policy { get; }
            }
            """,
        ["module_above_fused"] = """
            [Plastic]
            public sealed partial class Actor
            {
                [Input(3)] public partial Signal Senses { get; }
                [Dropout(0.1)] public partial Layer Noisy { get; }
                [Dense(2)] public partial Layer Skip { get; }
                [Recurrent(4)] public partial Layer Hidden { get; }
                [Module] public partial TorchSharp.Modules.Sequential Head { get; }
                [Dropout(0.5)] public partial Layer Thin { get; }
                [Readout(2, FromAll = new[] { nameof(Thin), nameof(Skip), nameof(Senses) })] public partial Layer Policy { get; }
            }
            """,
        ["module_read_plastically"] = """
            [Network]
            public sealed partial class Viewer
            {
                [Input(3)] public partial Signal Image { get; }
                [Input(1)] public partial Signal More { get; }
                [Module(6, FromAll = new[] { nameof(Image), nameof(More) })] internal partial TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor> Stem { get; }
                [Dense(3), Plastic<Oja>, Neuromodulated(Retroactive, From = nameof(Stem), At = Tap.Before)] public partial Layer Class { get; }
                [Readout(2)] public partial Layer Policy { get; }
            }
            """,
        ["overrides"] = """
            [Plastic<Oja>(Eta = Grain.PerNeuron)]
            [Neuromodulated(Simple)]
            public sealed partial class Overrides
            {
                [Input(4)] public partial Signal Senses { get; }
                [Recurrent(3)] public partial Layer First { get; }
                [Recurrent(4), NotPlastic] public partial Layer Second { get; }
                [Recurrent(5), NotModulated, Plastic(Alpha = Grain.PerNeuron)] public partial Layer Third { get; }
                [Recurrent(2), Neuromodulated(Retroactive, From = nameof(First))] public partial Layer Fourth { get; }
                [Dense(3)] public partial Layer Fixed { get; }
                [Readout(2), Plastic<GatedDeltaRule>] public partial Layer Policy { get; }
            }
            """,
    };
}
