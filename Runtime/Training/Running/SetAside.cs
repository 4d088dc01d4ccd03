using static TorchSharp.torch;

namespace Backpropamine.Training;

/// <summary>Weights of a network that are kept beside those that it has.</summary>
/// <param name="network">The network.</param>
internal sealed class SetAside(nn.Module network) : IDisposable
{
    private Dictionary<string, Tensor> _weights = [];

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _weights.Count == 0;

    /// <summary>The weights by name; they are this object's.</summary>
    public IReadOnlyDictionary<string, Tensor> Weights => _weights;

    /// <summary>Keeps those that the network has now.</summary>
    public void Take() => Replace(network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone().DetachFromDisposeScope()));

    /// <summary>Keeps none.</summary>
    public void Clear() => Replace([]);

    /// <summary>Does something with these weights in the network, then puts the latest ones back. Where there are none, the network's own are used.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="what">What to do.</param>
    public T Use<T>(Func<T> what)
    {
        if (IsEmpty)
            return what();
        using var scope = NewDisposeScope();
        var latest = network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone());
        Put(_weights);
        try
        {
            return what();
        }
        finally
        {
            Put(latest);
        }
    }

    /// <summary>Adds them to a checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="prefix">The prefix of their names.</param>
    public void Keep(Checkpoint checkpoint, string prefix)
    {
        foreach (var (name, tensor) in _weights)
            checkpoint.Add($"{prefix}/{name}", NpyArray.From(tensor));
    }

    /// <summary>Takes them from a checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="prefix">The prefix of their names.</param>
    public void Restore(Checkpoint checkpoint, string prefix)
    {
        // The network takes the weights for a moment, so that they are checked as all weights are.
        using var scope = NewDisposeScope();
        var latest = network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone());
        checkpoint.Load(prefix, network);
        Take();
        Put(latest);
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    private void Put(Dictionary<string, Tensor> weights)
    {
        using var _ = no_grad();
        foreach (var (name, tensor) in network.state_dict())
            tensor.copy_(weights[name]);
    }

    private void Replace(Dictionary<string, Tensor> weights)
    {
        foreach (var tensor in _weights.Values)
            tensor.Dispose();
        _weights = weights;
    }
}
