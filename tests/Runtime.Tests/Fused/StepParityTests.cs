using Backpropamine.Kernels;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>Fused steps equal the reference's: outputs, last state, every gradient, with and without inputs that want one.</summary>
public sealed class StepParityTests : IDisposable
{
    private static readonly int[] Sizes = [1, 3, 7, 16, 33];

    public StepParityTests() => KernelOptions.Poison = true;

    public void Dispose() => (KernelOptions.Poison, KernelOptions.Threads) = (false, null);

    [Fact]
    public void Retroactive() => Check((n, type) => new Retro(3, n, dtype: type));

    [Fact]
    public void Retroactive_trace_first_with_fan_out_from_before() => Check((n, type) => new RetroFanOut(3, n, dtype: type));

    [Fact]
    public void Oja() => Check((n, type) => new OjaRate(3, n, dtype: type));

    [Fact]
    public void Decay_with_a_constant_rate_and_no_slow_weights() => Check((n, type) => new Decay(n, n, dtype: type));

    [Fact]
    public void Inputs_that_are_read_directly() => Check((n, type) => new Direct(n, n, dtype: type));

    [Fact]
    public void Simple_from_outside() => Check((n, type) => new SimpleGiven(3, n, dtype: type), modulation: true);

    [Fact]
    public void A_rule_of_ones_own() => Check((n, type) => new CurvedRule(3, n, dtype: type));

    [Fact]
    public void Parameters_that_are_no_numbers_show_in_the_first_step()
    {
        using var scope = NewDisposeScope();
        using var network = new Retro(3, 7) { Execution = Execution.Fused };
        using (no_grad()) network.Y["bias"].fill_(float.NaN);
        Assert.True(network.forward(randn(2, 3), network.InitialState(2)).Output.Y.isnan().all().item<bool>());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(100)]
    public void Any_spacing_of_checkpoints(int spacing)
    {
        void Check(Parity.Case run) => Parity.Check(type => new Retro(3, 7, dtype: type) { Checkpointing = Checkpointing.Every(spacing) }, run);
        Check(new Parity.Case(7, 11, Single: true));
        Check(new Parity.Case(7, 11, Single: true, Constant: true));
        Check(new Parity.Case(7, 11));
    }

    [Fact]
    public void Reset_and_modulation_given_instead()
    {
        void Check(Parity.Case run) => Parity.Check(type => new Retro(3, 7, dtype: type), run);
        Check(new Parity.Case(7, 11, Single: true, Reset: true));
        Check(new Parity.Case(7, 11, Single: true, Reset: true, Constant: true));
        Check(new Parity.Case(7, 11, Single: true, Modulation: true));
        Check(new Parity.Case(7, 11, Single: true, Modulation: true, Constant: true));
        Check(new Parity.Case(7, 1, Single: true));
        Check(new Parity.Case(7, 40, Single: true));
    }

    [Theory]
    [InlineData(Plasticity.Frozen)]
    [InlineData(Plasticity.Off)]
    public void Plasticity_that_rests(Plasticity plasticity)
    {
        void Check(Parity.Case run) => Parity.Check(type => new CurvedRule(3, 7, dtype: type), run);
        Check(new Parity.Case(7, 11, Single: true, Plasticity: plasticity));
        Check(new Parity.Case(7, 11, Single: true, Constant: true, Plasticity: plasticity));
    }

    private static void Check<TOutput, TState>(Func<int, ScalarType, INetwork<TOutput, TState>> make, bool modulation = false)
        where TOutput : NetworkOutput
        where TState : NetworkState<TState>
    {
        foreach (var size in Sizes)
        {
            foreach (var constant in new[] { false, true })
            {
                Parity.Check(type => make(size, type), new Parity.Case(size, 18, Single: true, Constant: constant, Modulation: modulation));
            }
        }
    }
}
