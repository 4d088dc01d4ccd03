using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>The state of a language model: those of its generated networks, the lowest first.</summary>
/// <param name="networks">The states.</param>
internal sealed class ModelState(params IReadOnlyList<NetworkState> networks) : IDisposable
{
    private const string Hebb = ".hebb";

    /// <summary>The states of the generated networks, the lowest first.</summary>
    public IReadOnlyList<NetworkState> Networks => networks;

    /// <summary>The plastic weights of each layer, [B, pre, post]; empty for a network without.</summary>
    public IReadOnlyList<Tensor> PlasticWeights() =>
        [.. Parts().Where(part => part.Name.EndsWith(Hebb, StringComparison.Ordinal)).Select(part => part.Value)];

    /// <summary>Takes the state out of the dispose scope.</summary>
    public void DetachFromDisposeScope()
    {
        foreach (var network in networks)
            network.DetachFromDisposeScope();
    }

    /// <summary>Adds a copy of the state to a checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="prefix">The prefix of the arrays' names.</param>
    /// <param name="gather">Makes a part of all lanes of one.</param>
    public void Keep(Checkpoint checkpoint, string prefix, Func<Tensor, Tensor> gather)
    {
        foreach (var (name, part) in Parts())
        {
            var all = gather(part);
            checkpoint.Add($"{prefix}/{name}", NpyArray.From(all));
            if (!ReferenceEquals(all, part))
                all.Dispose();
        }
    }

    /// <summary>Takes a copy back.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="prefix">The prefix of the arrays' names.</param>
    /// <param name="own">Takes the lanes of this state out of a part of all lanes.</param>
    public void Restore(Checkpoint checkpoint, string prefix, Func<Tensor, Tensor> own)
    {
        using var _ = no_grad();
        foreach (var (name, part) in Parts())
        {
            using var kept = checkpoint.Arrays[$"{prefix}/{name}"].ToTensor();
            using var mine = own(kept);
            part.copy_(mine);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var network in networks)
            network.Dispose();
    }

    // A single network's parts have its own names. Of several networks, each has its number before them.
    private IEnumerable<(string Name, Tensor Value)> Parts() =>
        networks.SelectMany((network, i) => network.Names.Select(name => networks.Count == 1 ? name : $"{i}.{name}").Zip(network.Parts));
}
