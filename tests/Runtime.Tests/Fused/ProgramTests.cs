using Backpropamine.Kernels;
using Backpropamine.Runtime.Tests.Support;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>Sequences that run as programs equal the reference: sizes that are no multiple of anything, every width, every use.</summary>
public sealed class ProgramTests : IDisposable
{
    private static readonly int[] Sizes = [1, 3, 7, 16, 33];

    public ProgramTests() => KernelOptions.Poison = true;

    public static TheoryData<Plasticity, bool, bool, int> Uses
    {
        get
        {
            var uses = new TheoryData<Plasticity, bool, bool, int>();
            foreach (var plasticity in Enum.GetValues<Plasticity>())
            {
                uses.Add(plasticity, false, false, 3);
                uses.Add(plasticity, true, false, 0);
                uses.Add(plasticity, true, true, 4);
            }

            return uses;
        }
    }

    public void Dispose() => (KernelOptions.Poison, KernelOptions.Width, KernelOptions.Threads) = (false, null, null);

    [Fact]
    public void Leaky_cells() => OfEverySize(size => Leaky(new(size, 7)));

    [Fact]
    public void Gated_cells_of_several_paths() => OfEverySize(size => Gated(new(size, 7)));

    [Fact]
    public void Several_plastic_paths_of_a_cell() => OfEverySize(size => Several(new(size, 7)));

    [Fact]
    public void A_rule_with_sums_along_both_axes() => OfEverySize(size => Balance(new(size, 7)));

    [Fact]
    public void Layers_of_different_kinds_that_read_each_other() => OfEverySize(size => Kinds(new(size, 7)));

    [Fact]
    public void Cells_without_plasticity() => OfEverySize(size => Plain(new(size, 7)));

    [Theory]
    [MemberData(nameof(Uses))]
    public void Every_use(Plasticity plasticity, bool reset, bool constant, int record)
    {
        var run = new Parity.Case(5, 9, reset, record, Constant: constant, Plasticity: plasticity);
        Leaky(run);
        Gated(run);
        Several(run);
        Balance(run);
        Kinds(run);
        Plain(run);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void M_is_given(bool reset)
    {
        Leaky(new(6, 8, reset, Modulation: true));
        Gated(new(6, 8, reset, Modulation: true));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(128)]
    [InlineData(256)]
    [InlineData(512)]
    public void Every_width(int width)
    {
        KernelOptions.Width = width;
        foreach (var size in new[] { 3, 9, 20 })
        {
            Leaky(new(size, 5, Reset: true));
            Gated(new(size, 5, Reset: true));
            Several(new(size, 5, Reset: true));
            Balance(new(size, 5, Reset: true));
        }
    }

    [Fact]
    public void A_lane_that_starts_anew_draws_its_Hebb() =>
        Parity.Check<DrawnStart.Output, DrawnStart.State>(type => new DrawnStart(3, 5, dtype: type), new(5, 6));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(11)]
    public void The_same_bits_on_any_number_of_threads_and_with_any_checkpoints(int lanes)
    {
        using var network = new GatedCells(3, 20) { Execution = Execution.Fused };
        var (inputs, reset) = (randn(11, lanes, 3), zeros(11, lanes));
        reset[6, 0] = 1;
        Dictionary<string, Tensor> Gradients(int threads, Checkpointing checkpointing)
        {
            (KernelOptions.Threads, network.Checkpointing) = (threads, checkpointing);
            network.zero_grad();
            var (outputs, state) = network.Unroll(inputs, network.InitialState(lanes), reset);
            (state.H.Hebb.pow(2).sum() + state.Above.Hebb.sum() + outputs.Modulation.sum() + outputs.Y.pow(2).sum()).backward();
            return network.named_parameters().ToDictionary(pair => pair.name, pair => pair.parameter.grad!.clone());
        }

        var one = Gradients(1, default);
        foreach (var (threads, checkpointing) in new[] { (2, default), (3, Checkpointing.None), (4, Checkpointing.Every(2)), (1, Checkpointing.Every(5)), (2, Checkpointing.Every(100)) })
        {
            foreach (var (name, gradient) in Gradients(threads, checkpointing)) Tensors.Same(one[name], gradient, $"{name}, {threads} threads");
        }
    }

    [Fact]
    public void A_graph_is_used_again_and_in_part()
    {
        using var network = new GatedCells(3, 5, dtype: float64);
        var inputs = randn(6, 2, 3, float64).requires_grad_();
        Tensor[] Gradients(Execution execution)
        {
            network.Execution = execution;
            network.zero_grad();
            var (outputs, state) = network.Unroll(inputs, network.InitialState(2));
            var first = autograd.grad([outputs.Y[2].sum()], [network.H["eta"], inputs], retain_graph: true);
            var second = autograd.grad([state.Above.Hebb.pow(2).sum()], [network.Above["alpha"]], retain_graph: true);
            outputs.Above.pow(2).sum().backward();
            return [.. first, .. second, network.H["weight_hh"].grad!];
        }

        foreach (var (expected, actual) in Gradients(Execution.Reference).Zip(Gradients(Execution.Fused))) Tensors.Close(expected, actual, 1e-12, "gradient");
    }

    [Fact]
    public void A_parameter_is_changed_before_the_backward_pass()
    {
        using var network = new LeakyCells(3, 5, dtype: float64) { Execution = Execution.Fused };
        var loss = network.Unroll(randn(6, 2, 3, float64), network.InitialState(2)).Outputs.Y.sum();
        using (no_grad()) network.H["alpha"].add_(1);
        Assert.ThrowsAny<Exception>(() => loss.backward());
        Assert.Throws<FusedBackwardException>(network.ThrowIfFailed);
    }

    [Fact]
    public void Two_networks_take_turns_on_two_threads()
    {
        using var one = new LeakyCells(3, 12, dtype: float64) { Execution = Execution.Fused };
        using var other = new GatedCells(3, 9, dtype: float64) { Execution = Execution.Fused };
        var inputs = randn(10, 4, 3, float64);
        Tensor OfOne() => autograd.grad([one.Unroll(inputs, one.InitialState(4)).Outputs.Y.pow(2).sum()], [one.H["alpha"]])[0];
        Tensor OfOther() => autograd.grad([other.Unroll(inputs, other.InitialState(4)).Outputs.Y.pow(2).sum()], [other.H["weight_hh"]])[0];
        var (first, second) = (OfOne(), OfOther());
        Parallel.For(0, 8, i => Tensors.Same(i % 2 == 0 ? first : second, i % 2 == 0 ? OfOne() : OfOther(), "gradient"));
    }

    [Fact]
    public void Large_shared_matrices_are_left_to_products_of_all_lanes()
    {
        using var network = new PlainCells(3, 400) { Execution = Execution.Fused };
        var inputs = randn(3, 2, 3);
        using var mode = no_grad();
        var fused = network.Unroll(inputs, network.InitialState(2)).Outputs.Y;
        network.Execution = Execution.Reference;
        Tensors.Close(network.Unroll(inputs, network.InitialState(2)).Outputs.Y, fused, 0, "outputs");
    }

    private static void OfEverySize(Action<int> check) => Array.ForEach(Sizes, check);

    private static void Leaky(Parity.Case run) => Parity.Check<LeakyCells.Output, LeakyCells.State>(type => new LeakyCells(3, run.Size, dtype: type), run);

    private static void Gated(Parity.Case run) => Parity.Check<GatedCells.Output, GatedCells.State>(type => new GatedCells(3, run.Size, dtype: type), run);

    private static void Several(Parity.Case run) => Parity.Check<SeveralPaths.Output, SeveralPaths.State>(type => new SeveralPaths(3, run.Size, dtype: type), run);

    private static void Balance(Parity.Case run) => Parity.Check<BalancedCells.Output, BalancedCells.State>(type => new BalancedCells(3, run.Size, dtype: type), run);

    private static void Kinds(Parity.Case run) => Parity.Check<TwoKinds.Output, TwoKinds.State>(type => new TwoKinds(3, run.Size, dtype: type), run);

    private static void Plain(Parity.Case run) => Parity.Check<PlainCells.Output, PlainCells.State>(type => new PlainCells(3, run.Size, dtype: type), run);
}
