namespace Backpropamine.Benchmarks.Networks;

/// <summary>DeltaNet: a fast memory that is written by the delta rule and read after the write (Schlag, Irie and Schmidhuber 2021).</summary>
[Network(Emit = Target.PyTorch)]
public sealed partial class DeltaNetwork
{
    [Input] public partial Signal Tokens { get; }

    [Dense(From = nameof(Tokens), Activation = Activation.Softmax)] public partial Layer Keys { get; }

    [Dense(From = nameof(Tokens), Activation = Activation.Softmax)] public partial Layer Queries { get; }

    [Dense(From = nameof(Tokens), Activation = Activation.Linear)] public partial Layer Values { get; }

    [Dense(From = nameof(Queries), Activation = Activation.Linear, Bias = false)]
    [Plastic<DeltaRule>(Pre = nameof(Keys), Post = nameof(Values), Read = Read.AfterCommit, Slow = SlowWeights.None, Alpha = Grain.One, Bound = Bound.None)]
    [Neuromodulated(Simple, From = nameof(Values), Activation = Activation.Sigmoid)]
    public partial Layer Memory { get; }

    [Readout(4)] public partial Layer Answer { get; }
}
