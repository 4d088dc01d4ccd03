using Backpropamine.Generator.Tests.Behaviour;
using static TorchSharp.torch;

namespace Backpropamine.Generator.Tests.PyTorch;

/// <summary>Weights of PyTorch's LSTMCell and GRUCell load by their own names and orientation, and give the same outputs.</summary>
[Collection(nameof(DrawsCollection))]
public sealed class PyTorchCellTests
{
    [PyTorchTheory]
    [InlineData("lstm", "Lstm")]
    [InlineData("gru", "Gru")]
    public void A_cell_of_Pythons_loads_by_name(string name, string cell)
    {
        using var scope = NewDisposeScope();
        IReadOnlyDictionary<string, NpyArray> arrays = Weights();
        var network = new LoadedNetwork($$"""
            [Network]
            public sealed partial class Loaded
            {
                [Input(3)] public partial Signal Senses { get; }
                [Recurrent<{{cell}}>(5)] public partial Layer Hidden { get; }
                [Readout(1)] public partial Layer Policy { get; }
            }
            """, float64);
        Dictionary<string, Tensor> weights = arrays.Where(pair => pair.Key.StartsWith(name + "/hidden.", StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key[(name.Length + 1)..], pair => pair.Value.ToTensor());
        Assert.Equal(network.Module.state_dict().Keys.Where(key => key.StartsWith("hidden.", StringComparison.Ordinal)).Order(StringComparer.Ordinal), weights.Keys.Order(StringComparer.Ordinal));
        network.Module.load_state_dict(weights, strict: false);
        foreach (Execution execution in (Execution[])[Execution.Reference, Execution.Fused])
        {
            network.Module.Execution = execution;
            (NetworkOutput outputs, _, _) = network.Unroll([arrays[name + "/x"].ToTensor()], network.InitialState(2), 0, null);
            Assert.True(LoadedNetwork.Tensors(outputs)[0].allclose(arrays[name + "/h"].ToTensor(), 1e-12, 1e-12), $"{cell}, {execution}");
        }
    }

    private static IReadOnlyDictionary<string, NpyArray> Weights()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("pytorch-cells-");
        try
        {
            string script = Path.Combine(folder.FullName, "cells.py"), file = Path.Combine(folder.FullName, "cells.npz");
            using (Stream text = typeof(PyTorchCellTests).Assembly.GetManifestResourceStream("cells.py")!)
            using (FileStream copy = File.Create(script)) text.CopyTo(copy);
            (int status, string printed) = Python.Run(script, file);
            Assert.True(status == 0, printed);
            return NpzFile.Read(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
