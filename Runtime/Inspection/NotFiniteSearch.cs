using static TorchSharp.torch;

namespace Backpropamine;

/// <summary>Runs a network's reference step by step and looks at every value on the way.</summary>
/// <typeparam name="TOutput">The network's generated output type.</typeparam>
/// <typeparam name="TState">The network's generated state type.</typeparam>
/// <param name="network">The network.</param>
/// <param name="steps">T.</param>
/// <param name="advance">One step.</param>
/// <param name="inputs">What a step is given, by name; only the finder's own overloads know it.</param>
internal sealed class NotFiniteSearch<TOutput, TState>(
    PlasticModule network, long steps, Func<long, TState, Step<TOutput, TState>> advance, Func<long, IEnumerable<(string Name, Tensor Value)>> inputs)
    where TOutput : NetworkOutput
    where TState : NetworkState<TState>
{
    private readonly (Plasticity, Execution) _switches = (network.Plasticity, Execution.Reference);
    private readonly NetworkFacts _facts = network.Known;

    /// <summary>The first value that is not finite, or null.</summary>
    public NotFinite? Forward(TState start)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        var parameters = network.named_parameters().Select(pair => (pair.name, (Tensor)pair.parameter)).ToList();
        if (Find(null, parameters, [], false, false) is { } parameter) return parameter;
        var state = start.Copy();
        var before = Parts(state);
        if (Find(null, before, [], true, false) is { } part) return part;
        for (var t = 0L; t < steps; t++)
        {
            using var step = NewDisposeScope();
            if (Find(t, [.. inputs(t)], [], true, false) is { } input) return input;
            var (output, next) = Advance(t, state);
            List<(string Name, Tensor Value)> values = [.. Outputs(output), .. Parts(next)];
            if (Find(t, values, before, true, false) is { } found) return found;
            foreach (var (_, value) in values) value.MoveToOuterDisposeScope();
            next.MoveToOuterDisposeScope();
            foreach (var (_, value) in before) value.Dispose();
            (before, state) = (values, next);
        }

        return null;
    }

    /// <summary>The first gradient on the way back that is not finite, or null.</summary>
    public NotFinite? Backward(TState start, Func<TOutput, Tensor> loss)
    {
        using var mode = enable_grad();
        using var scope = NewDisposeScope();
        var (state, outputs, values) = (start.Copy(), new List<TOutput>(), new List<(string Name, Tensor Value)[]>());
        for (var t = 0L; t < steps; t++)
        {
            (var output, state) = Advance(t, state);
            outputs.Add(output);

            // A layer's activity in the state is the same tensor as its output, and so has the same gradient.
            var names = state.Names;
            values.Add([.. Outputs(output), .. state.Parts.Select((part, i) => (names[i], part.alias())).Where(part => !IsActivity(part.Item1))]);
            foreach (var (_, value) in values[^1].Where(pair => pair.Value.requires_grad)) value.retain_grad();
        }

        var whole = (TOutput)outputs[0].With([.. outputs[0].Tensors.Select((_, i) => stack(outputs.Select(output => output.Tensors[i])))]);
        var total = loss(whole) ?? throw new NetworkArgumentException($"{network.GetName()}: the loss is null; return a tensor of one number that depends on the outputs.");
        if (Find(null, [("the loss", total)], [], false, false) is { } infinite) return infinite;
        var parameters = network.named_parameters().ToList();
        var kept = parameters.Select(pair => pair.parameter.grad).ToList();
        try
        {
            foreach (var (_, parameter) in parameters) parameter.grad = null;
            total.backward();
            List<(string Name, Tensor Value)> later = [];
            for (var t = steps - 1; t >= 0; t--)
            {
                var gradients = Gradients(values[(int)t].Reverse());
                if (Find(t, gradients, later, true, true) is { } found) return found;
                later = gradients;
            }

            return Find(null, Gradients(parameters.Select(pair => (pair.name, (Tensor)pair.parameter))), [], false, true);
        }
        finally
        {
            for (var i = 0; i < kept.Count; i++) parameters[i].parameter.grad = kept[i];
        }
    }

    private Step<TOutput, TState> Advance(long step, TState state) => network.MakeAgain(_switches, () => advance(step, state));

    private IEnumerable<(string Name, Tensor Value)> Outputs(TOutput output) => output.Tensors.Select((tensor, i) => (_facts.Outputs[i], tensor));

    private static List<(string Name, Tensor Value)> Parts(TState state) => [.. state.Names.Select((name, i) => (name, state.Peek(i)))];

    private static List<(string Name, Tensor Value)> Gradients(IEnumerable<(string Name, Tensor Value)> values)
    {
        var found = new List<(string, Tensor)>();
        foreach (var (name, value) in values)
        {
            if (value.requires_grad && value.grad is { } gradient) found.Add((name, gradient));
        }

        return found;
    }

    /// <summary>The first of some values that is not finite, in their order, and what was there before.</summary>
    private static NotFinite? Find(long? step, IReadOnlyList<(string Name, Tensor Value)> values, IReadOnlyList<(string Name, Tensor Value)> before, bool hasLanes, bool isGradient)
    {
        using var mode = no_grad();
        using var scope = NewDisposeScope();
        var broken = values.Where(pair => !pair.Value.isfinite().all().item<bool>()).ToList();
        if (broken.Count == 0) return null;
        var (name, value) = broken[0];
        var place = value.isfinite().logical_not().nonzero()[0].cpu().data<long>().ToArray();
        var earlier = before.FirstOrDefault(pair => pair.Name == name).Value;
        var others = broken.Skip(1).Select(pair => pair.Name).Where(other => !IsActivity(other)).ToList();
        var largest = !hasLanes ? [] : before.Select(pair => (pair.Name, At(pair.Value[place[0]].abs().max(), []))).ToList();
        return new NotFinite(step, name, place, hasLanes, isGradient, At(value, place), earlier is null ? null : At(earlier, place), largest, others);
    }

    private static bool IsActivity(string part) => part.EndsWith(".activity", StringComparison.Ordinal);

    private static double At(Tensor value, long[] place)
    {
        foreach (var index in place) value = value[index];
        return value.to(ScalarType.Float64).item<double>();
    }
}
