namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>A rule with a state, a sum over presynaptic and one over postsynaptic neurons, and a coefficient to learn.</summary>
public readonly struct Balanced : IPlasticityRule
{
    [State(Per.Post)]
    public static float Seen(float seen, float post) => 0.8f * seen + 0.2f * post;

    [Sum(Over.Pre)]
    public static float Norm(float hebb) => hebb * hebb;

    [Sum(Over.Post)]
    public static float Outgoing(float hebb) => hebb;

    public static float Drive(float pre, float post, float seen) => pre * (post - seen);

    public static float Weight(float w, float alpha, float hebb, float norm, float outgoing, [Learned(Grain.PerNeuron, Initial = Initial.Constant, Scale = 0.3)] float share) =>
        w + alpha * hebb / (1 + norm + share * share * outgoing * outgoing);
}

[Network]
[Plastic, Neuromodulated(Retroactive)]
public sealed partial class LeakyCells
{
    [Input] public partial Signal X { get; }
    [Recurrent<Leaky>] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class GatedCells
{
    [Input] public partial Signal X { get; }
    [Recurrent<Lstm>, Plastic(Path = nameof(Lstm.Candidate), Alpha = Grain.PerNeuron), Neuromodulated(Retroactive, FanOut = FanOut.PerNeuronBiased)] public partial Layer H { get; }
    [Recurrent<Gru>(4), Plastic<Oja>(Bound = Bound.None, Path = nameof(Gru.Candidate))] public partial Layer Above { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class SeveralPaths
{
    [Input] public partial Signal X { get; }
    [Recurrent<Lstm>]
    [Plastic<Balanced>(Path = nameof(Lstm.Candidate)), Plastic(Path = nameof(Lstm.Forget), Alpha = Grain.Scalar, Limit = 0.3), Plastic<Bcm>(Path = nameof(Lstm.Output), CommitEvery = 3)]
    [Neuromodulated(Retroactive, FanOut = FanOut.PerConnection)]
    public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class BalancedCells
{
    [Input] public partial Signal X { get; }
    [Recurrent, Plastic<Balanced>] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class TwoKinds
{
    [Input] public partial Signal X { get; }
    [Recurrent<Leaky>] public partial Layer H { get; }
    [Dense(3), Plastic, Neuromodulated(Simple, From = nameof(H), At = Tap.Before)] public partial Layer Between { get; }
    [Recurrent(4, FromAll = [nameof(H), nameof(Between)]), Plastic<Bcm>] public partial Layer Above { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class PlainCells
{
    [Input] public partial Signal X { get; }
    [Recurrent<Lstm>] public partial Layer H { get; }
    [Recurrent(4)] public partial Layer Above { get; }
    [Readout(2)] public partial Layer Y { get; }
}

[Network]
public sealed partial class DrawnStart
{
    [Input] public partial Signal X { get; }
    [Recurrent<Leaky>, Plastic(HebbInitial = Initial.Normal, HebbScale = 0.2)] public partial Layer H { get; }
    [Readout(2)] public partial Layer Y { get; }
}
