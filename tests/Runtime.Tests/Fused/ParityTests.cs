using Backpropamine.Kernels;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>Fused sequences equal the reference: every kind of cell, sizes that are no multiple of anything, every width.</summary>
public sealed class ParityTests : IDisposable
{
    private static readonly int[] Sizes = [1, 3, 7, 16, 33];

    public ParityTests() => KernelOptions.Poison = true;

    public void Dispose() => (KernelOptions.Poison, KernelOptions.Width, KernelOptions.Threads) = (false, null, null);

    [Fact]
    public void Retroactive() => Check((n, type) => new Retro(3, n, dtype: type));

    [Fact]
    public void Retroactive_trace_first_with_fan_out_from_before() => Check((n, type) => new RetroFanOut(3, n, dtype: type));

    [Fact]
    public void Oja() => Check((n, type) => new OjaRate(3, n, dtype: type));

    [Fact]
    public void Decay_with_a_constant_rate_and_no_slow_weights() => Check((n, type) => new Decay(n, n, dtype: type));

    [Fact]
    public void Simple_from_outside() => Check((n, type) => new SimpleGiven(3, n, dtype: type), modulation: true);

    [Fact]
    public void A_rule_of_ones_own() => Check((n, type) => new CurvedRule(3, n, dtype: type));

    [Theory]
    [InlineData(0)]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void Every_width(int width)
    {
        KernelOptions.Width = width;
        Check((n, type) => new Retro(3, n, dtype: type));
        Check((n, type) => new CurvedRule(3, n, dtype: type));
    }

    [Fact]
    public void Reset_and_record_and_modulation_given_instead()
    {
        Check(new Parity.Case(7, 11, Reset: true));
        Check(new Parity.Case(7, 11, Record: 4));
        Check(new Parity.Case(7, 11, Modulation: true));
        Check(new Parity.Case(7, 1));
        Check(new Parity.Case(7, 2, Reset: true, Record: 1));
    }

    [Theory]
    [InlineData(Plasticity.Frozen)]
    [InlineData(Plasticity.Off)]
    public void Plasticity_that_rests(Plasticity plasticity)
    {
        Check(new Parity.Case(7, 11, Reset: true, Plasticity: plasticity));
        Parity.Check(type => new CurvedRule(3, 7, dtype: type), new Parity.Case(7, 11, Plasticity: plasticity));
    }

    private static void Check(Parity.Case run) => Parity.Check(type => new Retro(3, run.Size, dtype: type), run);

    private static void Check<TOutput, TState>(Func<int, ScalarType, INetwork<TOutput, TState>> make, bool modulation = false)
        where TOutput : NetworkOutput
        where TState : NetworkState<TState>
    {
        foreach (var size in Sizes) Parity.Check(type => make(size, type), new Parity.Case(size, 10, Modulation: modulation));
    }
}
