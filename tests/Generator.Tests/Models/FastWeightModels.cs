namespace Backpropamine.Generator.Tests.Models;

/// <summary>Networks whose plastic connections are written by other layers and read after the commit. Each in a namespace of its name.</summary>
internal static class FastWeightModels
{
    private const string Fast = "Slow = SlowWeights.None, Alpha = Grain.One, Bound = Bound.None";

    /// <summary>Sources by name.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["LinearAttention"] = Net("LinearAttention", $$"""
            [Input(3)] public partial Signal Senses { get; }
            [Dense(4, From = nameof(Senses), Activation = Activation.Sigmoid)] public partial Layer Keys { get; }
            [Dense(2, From = nameof(Senses), Activation = Activation.Linear)] public partial Layer Values { get; }
            [Dense(4, From = nameof(Senses), Activation = Activation.Sigmoid)] public partial Layer Queries { get; }
            [Dense(2, Activation = Activation.Linear, Bias = false)]
            [Plastic<Backpropamine.LinearAttention>(Pre = nameof(Keys), Post = nameof(Values), Read = Read.AfterCommit, Eta = Grain.One, {{Fast}})]
            public partial Layer Memory { get; }
            [Readout(2)] public partial Layer Answer { get; }
            """),
        ["DeltaNet"] = Net("DeltaNet", $$"""
            [Input(3)] public partial Signal Senses { get; }
            [Dense(4, From = nameof(Senses), Activation = Activation.Softmax)] public partial Layer Keys { get; }
            [Dense(3, From = nameof(Senses), Activation = Activation.Linear)] public partial Layer Values { get; }
            [Dense(4, From = nameof(Senses), Activation = Activation.Softmax)] public partial Layer Queries { get; }
            [Dense(3, Activation = Activation.Linear, Bias = false)]
            [Plastic<DeltaRule>(Pre = nameof(Keys), Post = nameof(Values), Read = Read.AfterCommit, {{Fast}})]
            [Neuromodulated(Simple, From = nameof(Values), Activation = Activation.Sigmoid)]
            public partial Layer Memory { get; }
            [Readout(2)] public partial Layer Answer { get; }
            """),
        ["Written"] = Net("Written", """
            [Input(4)] public partial Signal Senses { get; }
            [Dense(4, From = nameof(Senses))] public partial Layer Keys { get; }
            [Recurrent(4, From = nameof(Senses))]
            [Plastic<Normed>(Pre = nameof(Keys), Post = nameof(Senses), Read = Read.AfterCommit, Limit = 0.5)]
            public partial Layer Memory { get; }
            [Readout(2)] public partial Layer Answer { get; }
            """, """
            public readonly struct Normed : IPlasticityRule
            {
                [Sum(Over.Pre)] public static float Square(float hebb) => hebb * hebb;
                public static float Drive(float pre, float post) => pre * post;
                public static float Commit(float hebb, float change, float rate, float square) => hebb / (1 + square) + rate * change;
                public static float Weight(float w, float alpha, float hebb, float square) => w + alpha * hebb / (1 + square);
            }
            """),
        ["Perturbed"] = Net("Perturbed", """
            [Input(3)] public partial Signal Senses { get; }
            [Input(4)] public partial Signal Noise { get; }
            [Recurrent(4, From = nameof(Senses)), Inject(nameof(Noise))]
            [Plastic<NodePerturbation>(Post = nameof(Noise), EtaLearned = false, EtaValue = 0.25), Neuromodulated(Retroactive, External = true)]
            public partial Layer Hidden { get; }
            [Readout(2)] public partial Layer Policy { get; }
            """),
    };

    /// <summary>The same by names as files have them.</summary>
    public static IReadOnlyDictionary<string, string> Twins { get; } = All.ToDictionary(one => "fast_" + one.Key.ToLowerInvariant(), one => one.Value);

    private static string Net(string name, string members, string more = "") =>
        $"namespace {name}\n{{\n    [Network]\n    public sealed partial class Net\n    {{\n        {members.Replace("\n", "\n        ", StringComparison.Ordinal)}\n    }}\n\n    {more.Replace("\n", "\n    ", StringComparison.Ordinal)}\n}}\n";
}
