namespace Backpropamine.Generator.Tests.Models;

/// <summary>Networks with several modulatory units, signals as M, fan-outs with an activation and schedules of commits.</summary>
internal static class SteeringModels
{
    private const string Usual = "[Recurrent(5)] public partial Layer Hidden { get; }";
    private const string Reward = "[Input(1)] public partial Signal Reward { get; }";
    private const string Event = "[Dense(1, From = nameof(Senses), Activation = Activation.Relu)] public partial Layer Event { get; }";
    private const string ReadsSenses = "[Recurrent(5, From = nameof(Senses))] public partial Layer Hidden { get; }";

    /// <summary>Sources by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["opponent_units"] = Net("[Plastic<SquashedHebbian>(Limit = 50)]\n[Neuromodulated(Retroactive, Units = 2, Combine = Combine.Difference, Scale = 3, ScaleLearned = true)]", Usual),
        ["summed_units"] = Net(
            "[Plastic]\n[Neuromodulated(Simple, Units = 3, FromAll = new[] { nameof(Gate), nameof(Hidden) }, At = Tap.Before, Scale = -0.5, FanOut = FanOut.PerNeuron, FanOutActivation = Activation.Sigmoid)]",
            Usual, "[Dense(3)] public partial Layer Gate { get; }"),
        ["four_units_in_parts"] = Net(
            "[Network]",
            "[Plastic, Neuromodulated(Simple, Units = 4, Combine = Combine.Difference, Activation = Activation.Softmax)]", Usual,
            "[Plastic, Neuromodulated(Retroactive, Units = 2, Activation = Activation.Linear)]", "[Recurrent(3)] public partial Layer Upper { get; }"),
        ["fan_out_tanh"] = Net("[Plastic]\n[Neuromodulated(Simple, FanOut = FanOut.PerNeuronBiased, FanOutActivation = Activation.Tanh)]", Usual),
        ["signal"] = Net("[Plastic]\n[Neuromodulated(Retroactive, Signal = nameof(Reward), Scale = 2)]", Reward, Usual),
        ["signal_of_a_layer"] = Net("[Plastic]\n[Neuromodulated(Simple, Signal = nameof(Value), FanOut = FanOut.PerNeuron)]", Usual, "[Readout(1)] public partial Layer Value { get; }"),
        ["commit_on"] = Net("[Plastic]\n[Neuromodulated(Retroactive, Signal = nameof(Reward))]", Reward, Event, "[Plastic(CommitOn = nameof(Event))]", ReadsSenses),
        ["commit_clears"] = Net(
            "[Plastic<Covariance>(CommitOn = nameof(Event), ClearTrace = true)]\n[Neuromodulated(Retroactive, Signal = nameof(Reward), Order = TraceOrder.TraceThenCommit)]", Reward, Event, ReadsSenses),
        ["commit_on_decay"] = Net("[Plastic<AntiHebbian>(Bound = Bound.None, CommitOn = nameof(Event), BurnIn = 1)]", Event, ReadsSenses),
        ["commit_on_rates_per_connection"] = Net("[Plastic(Eta = Grain.PerConnection, CommitOn = nameof(Event))]", Event, ReadsSenses),
        ["half_modulated"] = Net("[Plastic(Limit = 0.8)]\n[Neuromodulated(Retroactive, Part = ModulatedPart.SecondHalf)]", "[Recurrent] public partial Layer Hidden { get; }"),
        ["commit_every"] = Net("[Plastic<SupralinearPerturbation>(CommitEvery = 2)]\n[Neuromodulated(Retroactive, External = true)]", Usual),
        ["commit_after_burn_in"] = Net("[Plastic<Oja>(Bound = Bound.None, CommitEvery = 2, BurnIn = 1)]", "[Recurrent] public partial Layer Hidden { get; }"),
    };

    private static string Net(string attributes, params string[] members) =>
        $$"""
        namespace Steering;

        {{attributes}}
        public sealed partial class Net
        {
            [Input(4)] public partial Signal Senses { get; }
        {{string.Join('\n', members.Select(member => "    " + member))}}
            [Readout(2)] public partial Layer Policy { get; }
        }
        """;
}
