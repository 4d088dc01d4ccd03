using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>The parts of a network's state by name.</summary>
internal static class StateParts
{
    private const string Hebb = ".hebb";

    /// <summary>The plastic weights of each layer, [B, pre, post]; empty for a network without.</summary>
    public static IReadOnlyList<Tensor> PlasticWeights(this NetworkState state) =>
        [.. state.Names.Zip(state.Parts).Where(part => part.First.EndsWith(Hebb, StringComparison.Ordinal)).Select(part => part.Second)];

    /// <summary>Adds a copy of a state to a checkpoint.</summary>
    /// <param name="state">The state.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="prefix">The prefix of the arrays' names.</param>
    /// <param name="gather">Makes a part of all lanes of one.</param>
    public static void Keep(this NetworkState state, Checkpoint checkpoint, string prefix, Func<Tensor, Tensor> gather)
    {
        foreach (var (name, part) in state.Names.Zip(state.Parts))
        {
            var all = gather(part);
            checkpoint.Add($"{prefix}/{name}", NpyArray.From(all));
            if (!ReferenceEquals(all, part))
                all.Dispose();
        }
    }

    /// <summary>Takes a copy back.</summary>
    /// <param name="state">A state of the same network.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="prefix">The prefix of the arrays' names.</param>
    /// <param name="own">Takes the lanes of this state out of a part of all lanes.</param>
    public static void Restore(this NetworkState state, Checkpoint checkpoint, string prefix, Func<Tensor, Tensor> own)
    {
        using var _ = no_grad();
        foreach (var (name, part) in state.Names.Zip(state.Parts))
        {
            using var kept = checkpoint.Arrays[$"{prefix}/{name}"].ToTensor();
            using var mine = own(kept);
            part.copy_(mine);
        }
    }
}
