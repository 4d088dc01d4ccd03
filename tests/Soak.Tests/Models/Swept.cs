namespace Backpropamine.Soak.Tests.Models;

/// <summary>Two plastic layers.</summary>
[Plastic]
[Neuromodulated(Retroactive)]
public sealed partial class TwoPlastic
{
    [Input] public partial Signal X { get; }
    [Recurrent] public partial Layer H { get; }
    [Recurrent(4), Plastic<Oja>(Bound = Bound.None), NotModulated] public partial Layer G { get; }
    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>A rule with a state of each neuron, one of each connection, a sum and a coefficient of its own.</summary>
public readonly struct Sliding : IPlasticityRule
{
    [State(Per.Post)] public static float Threshold(float threshold, float post) => threshold + 0.1f * (post * post - threshold);

    [State(Per.Connection)] public static float Use(float use, float pre, float post) => 0.5f * use + pre * post;

    [Sum(Over.Pre)] public static float Size(float w, float hebb) => (w + hebb) * (w + hebb);

    public static float Drive(float pre, float post, float threshold, float use) => pre * post * (post - threshold) + 0.1f * use;

    public static float Commit(
        float hebb, float change, float rate, [Learned(Grain.Scalar, Scale = 0.9, As = Reparametrisation.Sigmoid)] float keep) => keep * hebb + rate * change;

    public static float Weight(float w, float hebb, float size) => (w + hebb) / (1 + MathF.Sqrt(0.1f + size));
}

/// <summary>A network of that rule.</summary>
[Plastic<Sliding>(Limit = 0.5)]
[Neuromodulated(Retroactive)]
public sealed partial class Stateful
{
    [Input] public partial Signal X { get; }
    [Recurrent] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>A plastic dense layer.</summary>
[Plastic(Limit = 0.4)]
[Neuromodulated(Simple)]
public sealed partial class Densely
{
    [Input] public partial Signal X { get; }
    [Dense(5), NotPlastic] public partial Layer F { get; }
    [Dense] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>Fast weights.</summary>
[Network]
public sealed partial class Fast
{
    [Input] public partial Signal X { get; }
    [Dense(3, From = nameof(X), Activation = Activation.Softmax)] public partial Layer Keys { get; }
    [Dense(3, From = nameof(X), Activation = Activation.Softmax)] public partial Layer Queries { get; }
    [Dense(From = nameof(X), Activation = Activation.Linear)] public partial Layer Values { get; }

    [Dense(From = nameof(Queries), Activation = Activation.Linear, Bias = false)]
    [Plastic<DeltaRule>(Pre = nameof(Keys), Post = nameof(Values), Read = Read.AfterCommit, Slow = SlowWeights.None, Alpha = Grain.One, Bound = Bound.None)]
    [Neuromodulated(Simple, From = nameof(Values), Activation = Activation.Sigmoid)]
    public partial Layer Memory { get; }

    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>Commits now and then only, and uses the trace up.</summary>
[Plastic(Limit = 0.5, CommitEvery = 3, BurnIn = 1, ClearTrace = true)]
[Neuromodulated(Retroactive)]
public sealed partial class Rarely
{
    [Input] public partial Signal X { get; }
    [Recurrent(Leak = 0.3)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

/// <summary>A module of the author's inside the recurrence.</summary>
[Plastic]
public sealed partial class Looped
{
    [Input] public partial Signal X { get; }
    [Recurrent(4), NotPlastic] public partial Layer Low { get; }
    [Module(5)] internal partial Fragile Between { get; }
    [Recurrent] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}
