using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.Behaviour;

/// <summary>A network driven through kernels and through plain operations, as a sequence and step by step.</summary>
internal sealed class KernelParity(LoadedNetwork network, Tensor[] inputs, Tensor reset, Tensor? modulation)
{
    /// <summary>Outputs, states and all gradients are equal, whatever plasticity does.</summary>
    public void Check(string source)
    {
        foreach (Plasticity plasticity in Enum.GetValues<Plasticity>())
        {
            network.Module.Plasticity = plasticity;
            Dictionary<string, Tensor> expected = Run(Execution.Reference);
            foreach ((string name, Tensor actual) in Run(Execution.Fused).Concat(Run(Execution.Fused, single: true)))
            {
                double error = (actual - expected[name]).abs().max().item<double>() / (1 + expected[name].abs().max().item<double>());
                Assert.True(error < 1e-10, $"{plasticity}: {name} differs by {error} in\n{source}");
            }
        }
    }

    private Dictionary<string, Tensor> Run(Execution execution, bool single = false)
    {
        network.Module.Execution = execution;
        network.Module.zero_grad();
        NetworkState end = network.InitialState(reset.size(1));
        Dictionary<string, Tensor> found = single ? ByStep(ref end) : Whole(ref end);
        foreach ((string name, Tensor part) in end.Names.Zip(end.Parts)) found.Add(name, part);
        found.Values.Select(tensor => (tensor + 0.5 * tensor * tensor).sum()).Aggregate((sum, term) => sum + term).backward();
        foreach ((string name, var parameter) in network.Module.named_parameters())
        {
            found["gradient of " + name] = parameter.grad?.clone() ?? zeros_like(parameter);
        }

        return found.ToDictionary(pair => pair.Key, pair => pair.Value.detach());
    }

    private Dictionary<string, Tensor> Whole(ref NetworkState state)
    {
        (NetworkOutput outputs, state, _) = network.Unroll(inputs, state, 0, modulation, reset);
        return LoadedNetwork.Named(outputs).ToDictionary();
    }

    private Dictionary<string, Tensor> ByStep(ref NetworkState state)
    {
        var outputs = new List<Dictionary<string, Tensor>>();
        for (int t = 0; t < reset.size(0); t++)
        {
            state = ((dynamic)state).Reset(reset[t]);
            (NetworkOutput output, state) = network.Forward([.. inputs.Select(input => input[t])], state, modulation?[t]);
            outputs.Add(LoadedNetwork.Named(output).ToDictionary());
        }

        return outputs[0].Keys.ToDictionary(name => name, name => stack([.. outputs.Select(output => output[name])]));
    }
}
