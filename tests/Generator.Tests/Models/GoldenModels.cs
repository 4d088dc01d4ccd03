namespace Backpropamine.Generator.Tests.Models;

/// <summary>The recurrent networks of the golden vectors: eight ways to be plastic.</summary>
internal static class GoldenModels
{
    /// <summary>Sources by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["hebb_clip"] = Rnn("[Plastic(Limit = 0.8)]"),
        ["hebb_decay"] = Rnn("[Plastic<DecayingHebbian>(Bound = Bound.None)]"),
        ["oja"] = Rnn("[Plastic<Oja>(Bound = Bound.None)]"),
        ["simple"] = Rnn("[Plastic(Limit = 0.8)]\n[Neuromodulated(Simple)]"),
        ["simple_fanout"] = Rnn("[Plastic(Limit = 0.8)]\n[Neuromodulated(Simple, FanOut = FanOut.PerNeuronBiased)]"),
        ["retro"] = Rnn("[Plastic(Limit = 0.32)]\n[Neuromodulated(Retroactive)]"),
        ["retro_fanout"] = Rnn("[Plastic(Limit = 0.32)]\n[Neuromodulated(Retroactive, FanOut = FanOut.PerNeuronBiased)]"),
        ["retro_efirst"] = Rnn("[Plastic(Limit = 0.32)]\n[Neuromodulated(Retroactive, Order = TraceOrder.TraceThenCommit)]"),
    };

    private static string Rnn(string attributes) =>
        $$"""
        namespace Golden;

        {{attributes}}
        public sealed partial class Rnn
        {
            [Input(4)]     public partial Signal Senses { get; }
            [Recurrent(5)] public partial Layer  Hidden { get; }
            [Readout(1)]   public partial Layer  Value  { get; }
        }
        """;
}
