using Backpropamine.Kernels;
using Backpropamine.Runtime.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Golden;

/// <summary>
/// Generated networks against an independent implementation: outputs, M, final states, loss and every gradient, as the reference and
/// fused, on single numbers and at the widest vectors.
/// </summary>
public sealed class GoldenTests : IDisposable
{
    private const double Tolerance = 1e-10;

    public void Dispose() => KernelOptions.Width = null;

    [Fact]
    public void Hebb_with_a_hard_bound() => Check("rnn_hebb_clip", new HebbClip(dtype: float64), s => (s.H.Hebb, null));

    [Fact]
    public void Decaying_Hebb() => Check("rnn_hebb_decay", new HebbDecay(dtype: float64), s => (s.H.Hebb, null));

    [Fact]
    public void Oja() => Check("rnn_oja", new OjaRule(dtype: float64), s => (s.H.Hebb, null));

    [Fact]
    public void Simple_modulation() =>
        Check("rnn_simple", new SimpleModulation(dtype: float64), s => (s.H.Hebb, null), o => o.Modulation);

    [Fact]
    public void Simple_modulation_with_fan_out() =>
        Check("rnn_simple_fanout", new SimpleFanOut(dtype: float64), s => (s.H.Hebb, null), o => o.Modulation);

    [Fact]
    public void Retroactive_modulation() =>
        Check("rnn_retro", new RetroactiveModulation(dtype: float64), s => (s.H.Hebb, s.H.Eligibility), o => o.Modulation);

    [Fact]
    public void Retroactive_modulation_with_fan_out() =>
        Check("rnn_retro_fanout", new RetroactiveFanOut(dtype: float64), s => (s.H.Hebb, s.H.Eligibility), o => o.Modulation);

    [Fact]
    public void Retroactive_modulation_trace_first() =>
        Check("rnn_retro_efirst", new RetroactiveTraceFirst(dtype: float64), s => (s.H.Hebb, s.H.Eligibility), o => o.Modulation);

    [Fact]
    public void Lstm_with_a_hard_bound() => Check("lstm_hebb_clip", new LstmHebbClip(dtype: float64), s => (s.H.Hebb, null));

    [Fact]
    public void Lstm_with_decaying_Hebb() => Check("lstm_hebb_decay", new LstmHebbDecay(dtype: float64), s => (s.H.Hebb, null));

    [Fact]
    public void Lstm_with_Oja() => Check("lstm_oja", new LstmOja(dtype: float64), s => (s.H.Hebb, null));

    [Fact]
    public void Lstm_with_simple_modulation() => Check("lstm_simple", new LstmSimple(dtype: float64), s => (s.H.Hebb, null), o => o.Modulation);

    [Fact]
    public void Lstm_with_simple_modulation_and_fan_out() =>
        Check("lstm_simple_fanout", new LstmSimpleFanOut(dtype: float64), s => (s.H.Hebb, null), o => o.Modulation);

    [Fact]
    public void Lstm_with_retroactive_modulation() =>
        Check("lstm_retro", new LstmRetroactive(dtype: float64), s => (s.H.Hebb, s.H.Eligibility), o => o.Modulation);

    [Fact]
    public void Lstm_with_retroactive_modulation_and_fan_out() =>
        Check("lstm_retro_fanout", new LstmRetroactiveFanOut(dtype: float64), s => (s.H.Hebb, s.H.Eligibility), o => o.Modulation);

    [Fact]
    public void Lstm_with_retroactive_modulation_trace_first() =>
        Check("lstm_retro_efirst", new LstmRetroactiveTraceFirst(dtype: float64), s => (s.H.Hebb, s.H.Eligibility), o => o.Modulation);

    private static void Check<TOutput, TState>(
        string name,
        INetwork<TOutput, TState> network,
        Func<TState, (Tensor Hebb, Tensor? Eligibility)> state,
        Func<TOutput, Tensor>? modulation = null)
        where TOutput : NetworkOutput
        where TState : NetworkState<TState>
    {
        var golden = new GoldenCase(name);
        (bool Unroll, Execution Execution, int? Width)[] ways =
            [(false, Execution.Reference, null), (true, Execution.Reference, null), (false, Execution.Fused, 0), (true, Execution.Fused, 0), (true, Execution.Fused, null)];
        foreach (var (unroll, execution, width) in ways)
        {
            KernelOptions.Width = width;
            using var scope = NewDisposeScope();
            var module = (PlasticModule)network;
            module.Execution = execution;
            using (no_grad())
            {
                foreach (var (parameter, value) in golden.Parameters("params"))
                {
                    var target = module.get_parameter(parameter)!;
                    target.copy_(value.reshape(target.shape));
                }
            }

            module.zero_grad();
            var inputs = golden.Inputs.requires_grad_();
            var (h, m, last) = unroll ? Unrolled(network, inputs, modulation) : Stepped(network, inputs, modulation);
            var (hebb, eligibility) = state(last);
            var loss = h.pow(2).sum();
            loss.backward();

            Tensors.Close(golden.Vector("outputs")!, h, Tolerance, "h");
            if (m is not null) Tensors.Close(golden.Vector("M")!, m.squeeze(-1), Tolerance, "M");
            Tensors.Close(golden.Vector("hebb_final")!, hebb, Tolerance, "Hebb");
            if (eligibility is not null) Tensors.Close(golden.Vector("E_final")!, eligibility, Tolerance, "E");
            Assert.Equal(golden.Loss, loss.ToDouble(), Tolerance);
            Tensors.Close(golden.Vector("grad_inputs")!, inputs.grad!, Tolerance, "inputs");
            foreach (var (parameter, value) in golden.Parameters("grads"))
            {
                var gradient = module.get_parameter(parameter)!.grad!;
                Tensors.Close(value.reshape(gradient.shape), gradient, Tolerance, parameter);
            }
        }
    }

    private static (Tensor H, Tensor? M, TState Last) Unrolled<TOutput, TState>(
        INetwork<TOutput, TState> network, Tensor inputs, Func<TOutput, Tensor>? modulation)
        where TOutput : NetworkOutput
        where TState : NetworkState<TState>
    {
        var (outputs, last) = network.Unroll(inputs, network.InitialState(inputs.size(1)));
        return (Activity(outputs), modulation?.Invoke(outputs), last);
    }

    private static (Tensor H, Tensor? M, TState Last) Stepped<TOutput, TState>(
        INetwork<TOutput, TState> network, Tensor inputs, Func<TOutput, Tensor>? modulation)
        where TOutput : NetworkOutput
        where TState : NetworkState<TState>
    {
        var state = network.InitialState(inputs.size(1));
        var (h, m) = (new List<Tensor>(), new List<Tensor>());
        for (var t = 0; t < inputs.size(0); t++)
        {
            (var output, state) = network.forward(inputs.select(0, t), state);
            h.Add(Activity(output));
            if (modulation is not null) m.Add(modulation(output));
        }

        return (stack(h), m.Count == 0 ? null : stack(m), state);
    }

    private static Tensor Activity(NetworkOutput output) => (Tensor)output.GetType().GetProperty("H")!.GetValue(output)!;
}
