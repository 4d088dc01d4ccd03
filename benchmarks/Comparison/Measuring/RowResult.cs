using Backpropamine.Benchmarks.Rows;
using Backpropamine.Benchmarks.Workers;

namespace Backpropamine.Benchmarks.Measuring;

/// <summary>What was measured of a row.</summary>
/// <param name="Row">The row.</param>
/// <param name="Parity">How closely the contenders agree.</param>
/// <param name="Best">The form that PyTorch ran fastest in.</param>
/// <param name="Times">Each contender's times.</param>
/// <param name="Memory">Each contender's growth of peak memory, in bytes.</param>
internal sealed record RowResult(
    BenchRow Row, Parity Parity, BestForm Best, IReadOnlyDictionary<Entrant, Timing> Times, IReadOnlyDictionary<Entrant, long> Memory)
{
    /// <summary>The form of this project's that is held against PyTorch.</summary>
    public Entrant Champion => Entrant.Champion(Row);

    /// <summary>How many times as fast as PyTorch's best form, forward and backward.</summary>
    public double OverBest => OverBestBy(ForwardAndBackward);

    /// <summary>How many times as fast as the plain form.</summary>
    public double OverPlain => OverPlainBy(ForwardAndBackward);

    /// <summary>How many times as fast as the module by hand on the same LibTorch.</summary>
    public double OverByHand => OverByHandBy(ForwardAndBackward);

    /// <summary>The growth of memory as a part of the best form's.</summary>
    public double MemoryOfBest => (double)Memory[Champion] / Memory[Entrant.Best(Row)];

    /// <summary>How many times as fast as the plain form PyTorch's best form is.</summary>
    public double BestOverPlain => Ratio(Entrant.Plain, Entrant.Best(Row), ForwardAndBackward);

    /// <summary>What was asked of the row and whether it is met.</summary>
    public IReadOnlyList<Goal> Goals => Row.Asked is not { } asked ? [] :
    [
        Goal.AtLeast("times the best form's speed", OverBest, asked.OverBest),
        Goal.AtLeast("times the plain form's speed", OverPlain, asked.OverPlain),
        .. asked.Memory is { } memory ? (Goal[])[Goal.AtMost("of the best form's memory", MemoryOfBest, memory)] : [],
    ];

    /// <summary>Why there is no comparison: PyTorch's best form is none, hardly faster than the plain one. Null if it is.</summary>
    public string? Refusal => Row.BestOverPlain is not { } least || BestOverPlain >= least ? null : FormattableString.Invariant(
        $"no table for {Row.Title}: PyTorch's best form ({Best.Title}, {Times[Entrant.Best(Row)].MedianBackward:0} ms) is only {BestOverPlain:0.00}× as fast as the plain one ({Times[Entrant.Plain].MedianBackward:0} ms), less than {least:0.00}×; is something else running?");

    /// <summary>How many times as fast as PyTorch's best form by some time; where the plain one is faster, as that.</summary>
    public double OverBestBy(Func<Timing, double> time) => Math.Min(Ratio(Entrant.Best(Row), Champion, time), OverPlainBy(time));

    /// <summary>How many times as fast as the plain form by some time.</summary>
    public double OverPlainBy(Func<Timing, double> time) => Ratio(Entrant.Plain, Champion, time);

    /// <summary>How many times as fast as the module by hand by some time.</summary>
    public double OverByHandBy(Func<Timing, double> time) => Ratio(Entrant.ByHand, Champion, time);

    private static double ForwardAndBackward(Timing timing) => timing.MedianBackward;

    private double Ratio(Entrant slower, Entrant faster, Func<Timing, double> time) => time(Times[slower]) / time(Times[faster]);
}
