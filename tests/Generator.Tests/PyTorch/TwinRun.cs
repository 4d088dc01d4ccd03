using Backpropamine.Generator.Tests.Behaviour;
using Backpropamine.Generator.Text;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.PyTorch;

/// <summary>A few steps of a generated network forward and back: what went in, for Python, and all that came out.</summary>
internal sealed class TwinRun
{
    private const long Batch = 3;
    private const long Steps = 4;
    private const int Seed = 7;

    private readonly Dictionary<string, TwinTensor> _results = [];

    /// <summary>Runs a model.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="given">Whether M is given as an argument.</param>
    public TwinRun(string name, bool given)
    {
        using var scope = NewDisposeScope();
        manual_seed(Seed);
        var network = new LoadedNetwork(Twin.Source(name), float64);
        Text = network.PyTorch;
        Sizes = network.Sizes;
        Modules = [.. network.Modules.Select(module => new[] { module.In, module.Out })];
        network.Module.eval();
        foreach (var (key, parameter) in network.Module.named_parameters())
        {
            _results[$"fresh {key}"] = TwinTensor.Of(parameter);
            using (no_grad()) parameter.copy_(randn(parameter.shape, float64) * 0.5);
            Parameters[key] = TwinTensor.Of(parameter);
        }

        Tensor[] inputs = [.. network.Inputs.Select(input => network.Draw(input, float64, Steps, Batch) is var drawn && drawn.is_floating_point() ? drawn.requires_grad_() : drawn)];
        Inputs = [.. inputs.Select(TwinTensor.Of)];
        Tensor? modulation = given ? randn(Steps, Batch, 1, float64).requires_grad_() : null;
        Modulation = modulation is null ? null : TwinTensor.Of(modulation);

        manual_seed(Seed);
        NetworkState state = network.InitialState(Batch);
        foreach ((string key, Tensor part) in state.Names.Zip(state.Parts)) _results[$"fresh state {key}"] = TwinTensor.Of(part);
        Tensor[] start = [.. state.Parts.Select(part => (randn(part.shape, float64) * 0.3).requires_grad_())];
        for (int i = 0; i < start.Length; i++)
        {
            State[state.Names[i]] = TwinTensor.Of(start[i]);
            state.Parts[i] = start[i].alias();
        }

        (NetworkOutput outputs, NetworkState end, _) = network.Unroll(inputs, state, 0, modulation);
        var loss = zeros(1, float64);
        foreach ((string key, Tensor tensor) in LoadedNetwork.Named(outputs)) loss = Keep($"output {Naming.Snake(key)}", tensor, loss);
        foreach ((string key, Tensor tensor) in end.Names.Zip(end.Parts)) loss = Keep($"state {key}", tensor, loss);
        loss.sum().backward();

        foreach (var (key, parameter) in network.Module.named_parameters()) KeepGradient($"parameter {key}", parameter);
        for (int i = 0; i < inputs.Length; i++) KeepGradient($"input {i}", inputs[i]);
        for (int i = 0; i < start.Length; i++) KeepGradient($"state {state.Names[i]}", start[i]);
        if (modulation is not null) KeepGradient("modulation", modulation);
    }

    /// <summary>The module in Python.</summary>
    public string Text { get; }

    public IReadOnlyList<int> Sizes { get; }

    /// <summary>In and out of each module of the author's.</summary>
    public IReadOnlyList<int[]> Modules { get; }

    public int RandomSeed => Seed;

    public Dictionary<string, TwinTensor> Parameters { get; } = [];

    public Dictionary<string, TwinTensor> State { get; } = [];

    public IReadOnlyList<TwinTensor> Inputs { get; }

    public TwinTensor? Modulation { get; }

    /// <summary>Fresh parameters, outputs of all steps, the last state and every gradient.</summary>
    public IReadOnlyDictionary<string, TwinTensor> Results() => _results;

    private Tensor Keep(string name, Tensor tensor, Tensor loss)
    {
        _results[name] = TwinTensor.Of(tensor);
        return loss + (tensor.square() + tensor).sum();
    }

    private void KeepGradient(string name, Tensor leaf)
    {
        if (leaf.grad is { } gradient) _results[$"gradient of {name}"] = TwinTensor.Of(gradient);
    }
}
