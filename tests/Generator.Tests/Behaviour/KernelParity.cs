using Backpropamine.Tests.Rounding;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>A network driven through kernels and through plain operations, as a sequence and step by step.</summary>
/// <param name="make">Makes the network.</param>
/// <param name="inputs">Its inputs, in float32.</param>
/// <param name="reset">Where lanes start anew.</param>
/// <param name="modulation">M, in float32, if it is given.</param>
internal sealed class KernelParity(Func<ScalarType, LoadedNetwork> make, Tensor[] inputs, Tensor reset, Tensor? modulation)
{
    /// <summary>Outputs, states and all gradients in float64 differ by rounding alone, whatever plasticity does.</summary>
    public void Check(string source)
    {
        LoadedNetwork exact = make(float64), changed = make(float32);
        using (no_grad())
        {
            foreach ((_, var parameter) in exact.Module.named_parameters()) parameter.copy_(parameter.to(float32));
        }

        foreach (Plasticity plasticity in Enum.GetValues<Plasticity>())
        {
            exact.Module.Plasticity = changed.Module.Plasticity = plasticity;
            var limits = new RoundingLimits(Run(exact, Execution.Reference), change =>
            {
                change.Copy(exact.Module, changed.Module);
                return Run(changed, Execution.Reference, change: change);
            });
            limits.Check(Run(exact, Execution.Fused), $"{plasticity}, a sequence of\n{source}");
            limits.Check(Run(exact, Execution.Fused, single: true), $"{plasticity}, single steps of\n{source}");
        }
    }

    private Dictionary<string, Tensor> Run(LoadedNetwork network, Execution execution, bool single = false, DataChange? change = null)
    {
        network.Module.Execution = execution;
        network.Module.zero_grad();
        Tensor Data(Tensor data) => change?.Of(data) ?? data.to(float64);
        Tensor[] given = [.. inputs.Select(Data)];
        Tensor? m = modulation is null ? null : Data(modulation);
        NetworkState end = network.InitialState(reset.size(1));
        Dictionary<string, Tensor> found = single ? ByStep(network, given, m, ref end) : Whole(network, given, m, ref end);
        foreach ((string name, Tensor part) in end.Names.Zip(end.Parts)) found.Add(name, part);
        found.Values.Select(tensor => (tensor + 0.5 * tensor * tensor).sum()).Aggregate((sum, term) => sum + term).backward();
        foreach ((string name, var parameter) in network.Module.named_parameters())
        {
            found["gradient of " + name] = parameter.grad?.clone() ?? zeros_like(parameter);
        }

        return found.ToDictionary(pair => pair.Key, pair => pair.Value.detach());
    }

    private Dictionary<string, Tensor> Whole(LoadedNetwork network, Tensor[] given, Tensor? m, ref NetworkState state)
    {
        (NetworkOutput outputs, state, _) = network.Unroll(given, state, 0, m, reset);
        return LoadedNetwork.Named(outputs).ToDictionary();
    }

    private Dictionary<string, Tensor> ByStep(LoadedNetwork network, Tensor[] given, Tensor? m, ref NetworkState state)
    {
        var outputs = new List<Dictionary<string, Tensor>>();
        for (int t = 0; t < reset.size(0); t++)
        {
            state = ((dynamic)state).Reset(reset[t]);
            (NetworkOutput output, state) = network.Forward([.. given.Select(input => input[t])], state, m?[t]);
            outputs.Add(LoadedNetwork.Named(output).ToDictionary());
        }

        return outputs[0].Keys.ToDictionary(name => name, name => stack([.. outputs.Select(output => output[name])]));
    }
}
