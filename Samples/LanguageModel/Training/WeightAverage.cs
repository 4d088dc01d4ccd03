using Backpropamine.Training;
using static TorchSharp.torch;

namespace Backpropamine.Samples.LanguageModel.Training;

/// <summary>The mean of a network's weights over iterations (averaged SGD; Polyak and Juditsky 1992). It does nothing until it begins.</summary>
/// <param name="network">The network.</param>
internal sealed class WeightAverage(nn.Module network) : IDisposable
{
    private const string Prefix = "average";
    private const string CountName = Prefix + "-count";
    private readonly SetAside _mean = new(network);

    /// <summary>Whether weights are averaged.</summary>
    public bool Begun { get; private set; }

    /// <summary>Iterations that the mean is of.</summary>
    public int Count { get; private set; }

    /// <summary>Averages the weights from the next iteration on.</summary>
    public void Begin() => Begun = true;

    /// <summary>Counts the weights that the network has now, if the average has begun.</summary>
    public void Add()
    {
        if (!Begun)
            return;
        Count++;
        if (_mean.IsEmpty)
        {
            _mean.Take();
            return;
        }
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, value) in network.state_dict())
            _mean.Weights[name].lerp_(value, 1f / Count);
    }

    /// <summary>Does something with the mean in the network, then puts the latest weights back.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="what">What to do.</param>
    public T Use<T>(Func<T> what) => _mean.Use(what);

    /// <summary>Adds the mean to a checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    public void Keep(Checkpoint checkpoint)
    {
        if (!Begun)
            return;
        checkpoint.Add(CountName, NpyArray.From<int>([Count]));
        _mean.Keep(checkpoint, Prefix);
    }

    /// <summary>Takes it back.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    public void Restore(Checkpoint checkpoint)
    {
        (Begun, Count) = (checkpoint.Arrays.ContainsKey(CountName), 0);
        _mean.Clear();
        if (!Begun)
            return;
        Count = checkpoint.Get<int>(CountName)[0];
        if (Count > 0)
            _mean.Restore(checkpoint, Prefix);
    }

    /// <inheritdoc/>
    public void Dispose() => _mean.Dispose();
}
