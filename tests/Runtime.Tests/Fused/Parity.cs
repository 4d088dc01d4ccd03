using Backpropamine.Tests.Rounding;
using static TorchSharp.torch;

namespace Backpropamine.Runtime.Tests.Fused;

/// <summary>One network run fused and as the reference: outputs, M, states, and the gradient of everything.</summary>
internal static class Parity
{
    public const int Lanes = 3;

    /// <summary>Results fused in float64 and in float32 differ from those of the reference by rounding alone.</summary>
    public static void Check<TOutput, TState>(Func<ScalarType, INetwork<TOutput, TState>> make, Case run)
        where TOutput : NetworkOutput
        where TState : NetworkState<TState>
    {
        using var scope = NewDisposeScope();
        manual_seed(run.Size);
        using var single = (PlasticModule)make(float32);
        using var exact = (PlasticModule)make(float64);
        using var changed = (PlasticModule)make(float32);
        using (no_grad())
        {
            foreach (var (name, parameter) in single.named_parameters()) exact.get_parameter(name)!.copy_(parameter);
        }

        Dictionary<string, Tensor> Results(PlasticModule module, Execution execution, DataChange? change = null) =>
            Run((INetwork<TOutput, TState>)module, module, run, execution, change);
        var limits = new RoundingLimits(Results(exact, Execution.Reference), change =>
        {
            change.Copy(exact, changed);
            return Results(changed, Execution.Reference, change);
        });
        limits.Check(Results(exact, Execution.Fused), $"float64, {run}");
        limits.Check(Results(single, Execution.Fused), $"float32, {run}");
    }

    private static Dictionary<string, Tensor> Run<TOutput, TState>(
        INetwork<TOutput, TState> network, PlasticModule module, Case run, Execution execution, DataChange? change)
        where TOutput : NetworkOutput
        where TState : NetworkState<TState>
    {
        manual_seed(run.Size);
        module.zero_grad();
        module.Execution = execution;
        module.Plasticity = run.Plasticity;
        var dtype = module.parameters().First().dtype;
        Tensor Draw(double size, params long[] shape)
        {
            var data = size * randn(shape);
            return (change?.Of(data) ?? data.to(dtype)).requires_grad_(!run.Constant);
        }

        var inputs = ((dynamic)network).X.Size is int size ? Draw(0.5, run.Steps, Lanes, size) : throw new InvalidOperationException();
        var state = network.InitialState(Lanes);
        var leaves = new Dictionary<string, Tensor> { ["input"] = inputs };
        foreach (var (name, i) in state.Names.Select((name, i) => (name, i)))
        {
            // Matrices so small that the gain of the recurrence is about 1: with a larger one errors grow from step to step.
            leaves[name] = Draw(state.Parts[i].dim() == 3 ? 0.5 / Math.Sqrt(run.Size) : 0.5, state.Parts[i].shape);
            state.Parts[i] = leaves[name].alias();
        }

        var modulation = run.Modulation ? leaves["modulation"] = Draw(0.5, run.Steps, Lanes, 1) : null;
        var reset = run.Reset ? arange(run.Steps * Lanes).reshape(run.Steps, Lanes).remainder(5).eq(2) : null;
        var found = new Dictionary<string, Tensor>();
        var last = run.Single ? Steps() : Sequence();
        for (var i = 0; i < last.Names.Count; i++) found["last " + last.Names[i]] = last.Parts[i];
        var loss = found.Values.Select((value, i) => (value * Weights(value, i)).sum()).Aggregate((sum, term) => sum + term);
        loss.backward();
        foreach (var (name, leaf) in leaves.Where(_ => !run.Constant)) found["gradient " + name] = leaf.grad ?? zeros_like(leaf);
        foreach (var (name, parameter) in module.named_parameters()) found["gradient " + name] = parameter.grad?.clone() ?? zeros_like(parameter);
        return found.ToDictionary(pair => pair.Key, pair => pair.Value.detach());

        TState Sequence()
        {
            var (outputs, end) = network.Unroll(inputs, state, reset, run.Record, modulation);
            foreach (var (name, value) in Named(outputs)) found["output " + name] = value;
            return end;
        }

        TState Steps()
        {
            var outputs = new Dictionary<string, List<Tensor>>();
            for (var t = 0; t < run.Steps; t++)
            {
                if (reset is not null) state = state.Reset(reset[t]);
                (var output, state) = network.forward(inputs[t], state, modulation?[t]);
                foreach (var (name, value) in Named(output))
                {
                    if (!outputs.ContainsKey(name)) outputs[name] = [];
                    outputs[name].Add(value);
                }
            }

            foreach (var (name, values) in outputs) found["output " + name] = stack([.. values]);
            return state;
        }
    }

    private static IEnumerable<(string Name, Tensor Value)> Named(NetworkOutput output) =>
        output.GetType().GetProperties().Select(property => (property.Name, (Tensor)property.GetValue(output)!));

    private static Tensor Weights(Tensor value, int index) =>
        (arange(value.numel(), value.dtype) + index).cos().reshape(value.shape) / Math.Sqrt(value.numel());

    public sealed record Case(int Size, int Steps, bool Reset = false, int Record = 0, bool Single = false, bool Constant = false, bool Modulation = false, Plasticity Plasticity = Plasticity.On);
}
